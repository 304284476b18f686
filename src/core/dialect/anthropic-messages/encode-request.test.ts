import { expect, test } from 'vitest'

import { userText, type ChatMessage } from '../../chat/message.ts'
import type { ChatRequest } from '../../chat/request.ts'
import { encodeRequest } from './encode-request.ts'

const aRequest = (more: Partial<ChatRequest> = {}): ChatRequest => ({
  model: 'm',
  messages: [userText('Hi')],
  params: { maxTokens: 10 },
  stream: false,
  ...more,
})

function encoded(more: Partial<ChatRequest>) {
  const result = encodeRequest(aRequest(more))
  if (!result.ok) throw new Error(result.error.message)
  return { ...result.value, json: JSON.parse(result.value.body) as Record<string, unknown> } // an object was encoded
}

const warned = (more: Partial<ChatRequest>) =>
  encoded(more).warnings.map(({ kind, param }) => [kind, param])

test('the system message has its own place, and everything is in the order of the documentation', () => {
  const { body, operation } = encoded({
    messages: [{ role: 'system', text: 'Be brief.' }, userText('Hi')],
    stream: true,
  })
  expect(operation).toBe('messages')
  expect(body).toBe(`{
  "model": "m",
  "system": "Be brief.",
  "messages": [
    {
      "role": "user",
      "content": "Hi"
    }
  ],
  "max_tokens": 10,
  "stream": true
}
`)
})

test('Max Tokens is required, so one is added, said and counted as sent', () => {
  const { json, warnings, sent } = encoded({ params: {} })
  expect(json['max_tokens']).toBe(1000)
  expect(warnings).toMatchObject([{ kind: 'added', param: 'maxTokens' }])
  expect(sent).toEqual(['maxTokens'])
})

test('what the dialect does not have is left out, each with a warning that says so', () => {
  const params = {
    maxTokens: 9,
    frequencyPenalty: 1,
    presencePenalty: 1,
    seed: 1,
    n: 2,
    topLogprobs: 3,
  }
  const { json, warnings, sent } = encoded({ params })
  expect(Object.keys(json)).toEqual(['model', 'messages', 'max_tokens', 'stream'])
  expect(warnings.map(({ kind }) => kind)).toEqual(Array(5).fill('unsupported'))
  expect(warnings[0]?.message).toBe('The Anthropic format has no frequency penalty.')
  expect(sent).toEqual(['maxTokens'])
})

test('Temperature ends at 1 here', () => {
  expect(encoded({ params: { temperature: 1.5, maxTokens: 1 } }).json['temperature']).toBe(1)
  expect(warned({ params: { temperature: 1.5, maxTokens: 1 } })).toEqual([
    ['clamped', 'temperature'],
  ])
})

test('Temperature together with Top P is sent as asked, with a warning', () => {
  const params = { temperature: 0.5, topP: 0.9, maxTokens: 1 }
  expect(encoded({ params }).json).toMatchObject({ temperature: 0.5, top_p: 0.9 })
  expect(warned({ params })).toEqual([['conflict', 'topP']])
})

test('a system message in the middle becomes text of the user, said once', () => {
  const later: ChatMessage = { role: 'system', text: 'Now in French.' }
  const messages = [userText('Hi'), later, later]
  expect(encoded({ messages }).json['messages']).toEqual([
    { role: 'user', content: 'Hi' },
    { role: 'user', content: 'Now in French.' },
    { role: 'user', content: 'Now in French.' },
  ])
  expect(warned({ messages })).toEqual([['moved', null]])
})

test('results of tools that follow each other share a turn, others do not', () => {
  const result = (callId: string): ChatMessage => ({ role: 'tool', callId, text: '1' })
  const messages = [result('a'), result('b'), userText('And?'), result('c')]
  const block = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: '1' })
  expect(encoded({ messages }).json['messages']).toEqual([
    { role: 'user', content: [block('a'), block('b')] },
    { role: 'user', content: 'And?' },
    { role: 'user', content: [block('c')] },
  ])
})

test('the arguments of a call become its input, and must be an object', () => {
  const call = (argumentsText: string): Partial<ChatRequest> => ({
    messages: [{ role: 'assistant', text: '', toolCalls: [{ id: 'a', name: 'f', argumentsText }] }],
  })
  expect(encoded(call('{"x": 1}')).json['messages']).toEqual([
    { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } }] },
  ])
  for (const text of ['', '{"x":', '[1]', '"x"', 'null'])
    expect(encodeRequest(aRequest(call(text)))).toMatchObject({
      ok: false,
      error: { kind: 'bad-request', message: expect.stringContaining('"f"') },
    })
})

test('an image is base64 or an address, and any other data: URL is refused', () => {
  const image = (url: string): Partial<ChatRequest> => ({
    messages: [{ role: 'user', content: [{ type: 'image', url }] }],
  })
  const sourceOf = (url: string) => encoded(image(url)).json['messages']
  expect(sourceOf('data:image/png;base64,AAAA')).toMatchObject([
    { content: [{ source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } }] },
  ])
  expect(sourceOf('https://example.org/a.png')).toMatchObject([
    { content: [{ source: { type: 'url', url: 'https://example.org/a.png' } }] },
  ])
  for (const url of ['data:image/svg+xml,<svg/>', 'data:', 'data:;base64,AAAA'])
    expect(encodeRequest(aRequest(image(url))).ok).toBe(false)
})

test('a choice of tool has its own words', () => {
  const choice = (toolChoice: ChatRequest['toolChoice']) =>
    encoded({ ...(toolChoice && { toolChoice }) }).json['tool_choice']
  expect(choice('required')).toEqual({ type: 'any' })
  expect(choice('auto')).toEqual({ type: 'auto' })
  expect(choice({ name: 'f' })).toEqual({ type: 'tool', name: 'f' })
})

test('a response format and old thoughts cannot be said, and are not lost in silence', () => {
  expect(warned({ params: { maxTokens: 1, responseFormat: { type: 'json' } } })).toEqual([
    ['unsupported', 'responseFormat'],
  ])
  const reasoning = { text: 'hm', field: 'thinking' }
  const messages: ChatMessage[] = [{ role: 'assistant', text: 'Hi', reasoning }]
  expect(warned({ messages })).toEqual([['unsupported', null]])
})

test('an answer to be continued is sent without the white space at its end, which is refused', () => {
  const told: ChatMessage = { role: 'assistant', text: 'Once upon \n' }
  const request = { messages: [userText('Tell'), told] }
  expect(encoded(request).json['messages']).toEqual([
    { role: 'user', content: 'Tell' },
    { role: 'assistant', content: 'Once upon' },
  ])
  expect(warned(request)).toEqual([['unsupported', null]])
  const answered = { messages: [...request.messages, userText('Go on')] }
  expect(encoded(answered).json['messages']).toContainEqual({
    role: 'assistant',
    content: 'Once upon \n',
  })
  expect(warned(answered)).toEqual([])
})
