import { expect, test } from 'vitest'

import { userText } from '../../chat/message.ts'
import type { ChatRequest } from '../../chat/request.ts'
import { defaultTraits, type WireTraits } from '../dialect.ts'
import { encodeRequest } from './encode-request.ts'

const aRequest = (more: Partial<ChatRequest> = {}): ChatRequest => ({
  model: 'm',
  messages: [userText('Hi')],
  params: {},
  stream: false,
  ...more,
})

function encoded(more: Partial<ChatRequest>, traits = defaultTraits) {
  const result = encodeRequest(aRequest(more), traits)
  if (!result.ok) throw new Error(result.error.message)
  return { ...result.value, json: JSON.parse(result.value.body) as Record<string, unknown> } // an object was encoded
}

const failure = (more: Partial<ChatRequest>) => {
  const result = encodeRequest(aRequest(more))
  return result.ok ? null : result.error
}

test('the body is what a person would write, in that order, with two spaces and one last newline', () => {
  const { body, sent } = encoded({
    messages: [{ role: 'system', text: 'Be brief.' }, userText('Hi')],
    params: { temperature: 0.7, maxTokens: 1000 },
    stream: true,
  })
  expect(body).toBe(`{
  "model": "m",
  "messages": [
    {
      "role": "system",
      "content": "Be brief."
    },
    {
      "role": "user",
      "content": "Hi"
    }
  ],
  "temperature": 0.7,
  "max_tokens": 1000,
  "stream": true,
  "stream_options": {
    "include_usage": true
  }
}
`)
  expect(sent).toEqual(['temperature', 'maxTokens'])
})

test('a parameter that is absent is not sent, and 0 is not absent', () => {
  expect(Object.keys(encoded({}).json)).toEqual(['model', 'messages', 'stream'])
  expect(encoded({ params: { temperature: 0, frequencyPenalty: -0 } }).json).toMatchObject({
    temperature: 0,
    frequency_penalty: 0,
  })
})

test('words of the assistant at the end are marked where a provider asks for that', () => {
  const traits = { ...defaultTraits, prefillField: 'partial' } as const
  const begun = { role: 'assistant', text: 'Once upon' } as const
  const last = (messages: ChatRequest['messages'], its: WireTraits = traits) =>
    (encoded({ messages }, its).json['messages'] as readonly unknown[]).at(-1) // as it is encoded
  expect(last([userText('A tale'), begun])).toEqual({
    role: 'assistant',
    content: 'Once upon',
    partial: true,
  })
  expect(last([begun, userText('Go on')])).not.toHaveProperty('partial')
  expect(last([userText('A tale'), begun], defaultTraits)).not.toHaveProperty('partial')
  const toolCalls = [{ id: 'c', name: 'f', argumentsText: '{}' }]
  expect(last([userText('A tale'), { ...begun, toolCalls }])).not.toHaveProperty('partial')
})

test('traits decide the name of Max Tokens and whether token counts are asked for', () => {
  const traits = { asksStreamUsage: false, maxTokensField: 'completion' } as const
  const { json } = encoded({ params: { maxTokens: 9 }, stream: true }, traits)
  expect(json).toMatchObject({ max_completion_tokens: 9 })
  expect(json).not.toHaveProperty('max_tokens')
  expect(json).not.toHaveProperty('stream_options')
})

test('log probabilities are a flag and a count, also for a count of 0', () => {
  expect(encoded({ params: { topLogprobs: 0 } }).json).toMatchObject({
    logprobs: true,
    top_logprobs: 0,
  })
})

test('what is out of range is moved to the bound, and said', () => {
  const { json, warnings } = encoded({
    params: { temperature: 3, topP: -1, n: 1.5, stop: ['a', 'b', 'c', 'd', 'e'] },
  })
  expect(json).toMatchObject({ temperature: 2, top_p: 0, n: 2, stop: ['a', 'b', 'c', 'd'] })
  expect(warnings.map(({ kind, param }) => [kind, param])).toEqual([
    ['clamped', 'temperature'],
    ['clamped', 'topP'],
    ['clamped', 'stop'],
    ['clamped', 'n'],
  ])
  expect(warnings[0]?.message).toBe('Temperature 3 is outside 0 to 2: 2 is sent.')
})

test('a turn of tool calls alone has the content null, and arguments go verbatim', () => {
  const toolCalls = [{ id: 'functions.f:0', name: 'f', argumentsText: '{"a": 1 }' }]
  const { json } = encoded({ messages: [{ role: 'assistant', text: '', toolCalls }] })
  expect(json['messages']).toEqual([
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        { id: 'functions.f:0', type: 'function', function: { name: 'f', arguments: '{"a": 1 }' } },
      ],
    },
  ])
})

test('thoughts go back under the name they came in, and only under a known one', () => {
  const message = (field: string) =>
    encoded({
      messages: [{ role: 'assistant', text: 'Hi', reasoning: { text: 'hm', field } }],
    })
  expect(message('reasoning').json['messages']).toEqual([
    { role: 'assistant', content: 'Hi', reasoning: 'hm' },
  ])
  expect(message('content').json['messages']).toEqual([
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
        { type: 'text', text: 'Hi' },
      ],
    },
  ])
  for (const field of ['<think>', 'thinking', 'role', '__proto__']) {
    const { json, warnings } = message(field)
    expect(json['messages']).toEqual([{ role: 'assistant', content: 'Hi' }])
    expect(warnings).toMatchObject([{ kind: 'unsupported', param: null }])
  }
})

test('what JSON cannot carry is refused with its place', () => {
  expect(failure({ messages: [userText('a'), userText('half \ud83d')] })).toMatchObject({
    kind: 'bad-request',
    message: expect.stringContaining('messages[1].content'),
  })
  expect(failure({ model: '\udc00' })?.message).toContain('model')
  expect(failure({ params: { stop: ['ok', '\ud83d'] } })?.message).toContain('stop[1]')
  expect(
    failure({ tools: [{ name: 'f', schema: { properties: { '\ud83d': {} } } }] })?.message,
  ).toContain('tools[0].function.parameters.properties')
  expect(failure({ tools: [{ name: 'f', schema: { maximum: 1 / 0 } }] })?.message).toContain(
    'maximum',
  )
})

test('a circular schema is refused, not followed', () => {
  const schema: Record<string, unknown> = {}
  schema['items'] = schema
  expect(failure({ tools: [{ name: 'f', schema }] })?.message).toContain('nested too deeply')
})

test('a parameter that is no number is refused', () => {
  for (const temperature of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(failure({ params: { temperature } })).toMatchObject({
      kind: 'bad-parameter',
      parameter: 'temperature',
    })
})

test('a whole pair of surrogates is a character like any other', () => {
  expect(encoded({ messages: [userText('👩‍🚀')] }).body).toContain('👩‍🚀')
})

test('several answers at once are sent for, and it is said that one of them is shown', () => {
  const { json, warnings } = encoded({ extra: { n: 3 } })
  expect(json['n']).toBe(3)
  expect(warnings).toMatchObject([{ kind: 'conflict', param: null }])
  expect(warnings[0]?.message).toContain('3 answers')
  expect(encoded({ extra: { n: 1 } }).warnings).toEqual([])
})
