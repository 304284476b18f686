import { expect, test } from 'vitest'

import { userText } from '../chat/message.ts'
import type { ChatRequest } from '../chat/request.ts'
import { defaultTraits, type DialectId } from './dialect.ts'
import { dialectChanges, type DialectInUse } from './dialect-changes.ts'
import { dialects } from './dialects.ts'

const inUse = (id: DialectId, change: Partial<DialectInUse> = {}): DialectInUse => ({
  dialect: dialects[id],
  traits: defaultTraits,
  supports: dialects[id].params,
  ...change,
})
const openAi = inUse('openai-chat')
const anthropic = inUse('anthropic-messages')

const aRequest = (change: Partial<ChatRequest> = {}): ChatRequest => ({
  model: 'm',
  messages: [userText('Hello!')],
  params: { maxTokens: 100 },
  stream: true,
  ...change,
})

const brief = (request: ChatRequest, from = openAi, to = anthropic) =>
  dialectChanges(request, from, to).map(({ kind, message }) => `${kind}: ${message}`)

test('a request that both dialects write alike has no changes', () => {
  expect(brief(aRequest())).toEqual([])
  expect(brief(aRequest(), anthropic, openAi)).toEqual([])
})

test('what is lost, limited, in conflict and renamed is said, losses first', () => {
  const params = { temperature: 1.5, topP: 0.9, maxTokens: 100, seed: 1, stop: ['END'] }
  expect(brief(aRequest({ params }))).toEqual([
    'limited: Temperature 1.5 is outside 0 to 1: 1 is sent.',
    'left out: The Anthropic format has no seed.',
    'in conflict: Send Temperature or Top P, not both: newer Claude models refuse the two together.',
    'renamed: Stop is called stop_sequences instead of stop.',
  ])
})

test('what the other dialect asks for is added', () => {
  expect(brief(aRequest({ params: {} }))).toEqual([
    'added: Max Tokens is set to 1000 for you: the Anthropic format requires it.',
  ])
})

test('the way back has its own losses', () => {
  const params = { maxTokens: 9000, reasoningBudget: 2048, stop: ['END'] }
  expect(brief(aRequest({ params }), anthropic, openAi)).toEqual([
    'left out: The OpenAI format has no budget of thoughts in tokens: use Reasoning Effort.',
    'renamed: Stop is called stop instead of stop_sequences.',
  ])
})

test('what neither of them takes is no change', () => {
  const none = { supported: false, reason: 'Nobody takes it.' } as const
  const narrow = (id: DialectId) => inUse(id, { supports: { ...dialects[id].params, topK: none } })
  const request = aRequest({ params: { maxTokens: 100, topK: 40 } })
  expect(brief(request, narrow('openai-chat'), narrow('anthropic-messages'))).toEqual([])
})

test('a parameter that goes by its newer name is found under it', () => {
  const newer = inUse('openai-chat', { traits: { ...defaultTraits, maxTokensField: 'completion' } })
  expect(brief(aRequest(), newer)).toEqual([
    'renamed: Max Tokens is called max_tokens instead of max_completion_tokens.',
  ])
})

test('messages, tools and images say where they go', () => {
  const request = aRequest({
    messages: [
      { role: 'system', text: 'Be brief.' },
      { role: 'user', content: [{ type: 'image', url: 'https://example.org/a.png' }] },
      {
        role: 'assistant',
        text: '',
        toolCalls: [{ id: '1', name: 'look', argumentsText: '{}' }],
      },
      { role: 'tool', callId: '1', text: 'A cat.' },
    ],
    tools: [{ name: 'look', schema: {} }],
  })
  expect(brief(request)).toEqual([
    'moved: The system message is the member “system” instead of the first message.',
    'moved: Images are image blocks with a source instead of image_url parts of a message.',
    'moved: Tools are tools with an input_schema instead of functions with parameters.',
    'moved: Tool calls are tool_use blocks of a message instead of tool_calls of a message.',
    'moved: Results of tools are tool_result blocks of the user’s message instead of messages of the role tool.',
  ])
})

test('a request that the other dialect cannot carry at all is refused there', () => {
  const call = { id: '1', name: 'look', argumentsText: 'not JSON' }
  const request = aRequest({ messages: [{ role: 'assistant', text: '', toolCalls: [call] }] })
  expect(brief(request)).toEqual([
    expect.stringMatching(/^refused: The arguments of the tool call "look" are not a JSON object/),
  ])
})

test('what the extra body carries is the same in both', () => {
  expect(brief(aRequest({ extra: { user: 'me', max_tokens: 5 } }))).toEqual([])
})
