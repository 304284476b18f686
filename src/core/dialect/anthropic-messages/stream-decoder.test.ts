import { describe, expect, test } from 'vitest'

import type { StreamEvent } from '../../chat/stream-event.ts'
import type { SseFrame } from '../dialect.ts'
import { collectAnswer } from '../wire/collect-answer.ts'
import { anthropicMessages } from './index.ts'

const frame = (type: string, rest: object = {}): SseFrame => ({
  event: type,
  data: JSON.stringify({ type, ...rest }),
})
const start = (usage: object = {}) =>
  frame('message_start', { message: { id: 'msg_1', model: 'm', content: [], usage } })
const open = (index: number, block: object) =>
  frame('content_block_start', { index, content_block: block })
const delta = (index: number, type: string, rest: object = {}) =>
  frame('content_block_delta', { index, delta: { type, ...rest } })
const close = (index: number) => frame('content_block_stop', { index })
const end = (reason: string | null, usage?: object) => [
  frame('message_delta', { delta: { stop_reason: reason }, ...(usage && { usage }) }),
  frame('message_stop'),
]

function decode(...frames: readonly SseFrame[]): readonly StreamEvent[] {
  const decoder = anthropicMessages.createStreamDecoder()
  return [...frames.flatMap((each) => decoder.push(each)), ...decoder.end()]
}

const answer = (...frames: readonly SseFrame[]) => collectAnswer(decode(...frames))
const last = (...frames: readonly SseFrame[]) => decode(...frames).at(-1)

test('text, thoughts and calls are told by the type of the delta, not of the block', () => {
  const { choices, reasoning, toolCalls } = answer(
    start(),
    open(0, { type: 'text', text: '' }),
    delta(0, 'thinking_delta', { thinking: 'hm' }),
    delta(0, 'signature_delta', { signature: 'x' }),
    delta(0, 'text_delta', { text: 'Hi' }),
    delta(0, 'citations_delta', { citation: {} }),
    close(0),
    open(1, { type: 'tool_use', id: 'toolu_1', name: 'f', input: {} }),
    delta(1, 'input_json_delta', { partial_json: '' }),
    delta(1, 'input_json_delta', { partial_json: '{"x": 1}' }),
    close(1),
    ...end('tool_use'),
  )
  expect(choices[0]).toMatchObject({ text: 'Hi', reason: 'tool-calls', rawReason: 'tool_use' })
  expect(reasoning).toEqual({ text: 'hm', field: 'thinking' })
  expect(toolCalls).toEqual([{ id: 'toolu_1', name: 'f', argumentsText: '{"x": 1}' }])
})

test('a call without input is a call with {}, and one may come whole in its start', () => {
  const call = (input?: object) => [
    open(0, { type: 'tool_use', id: 'a', name: 'f', ...(input && { input }) }),
    close(0),
    ...end('tool_use'),
  ]
  expect(answer(...call()).toolCalls[0]?.argumentsText).toBe('{}')
  expect(answer(...call({ x: 1 })).toolCalls[0]?.argumentsText).toBe('{"x":1}')
  const unclosed = answer(open(0, { type: 'tool_use', id: 'a', name: 'f', input: {} }))
  expect(unclosed.toolCalls[0]?.argumentsText).toBe('{}')
})

test('tools that the provider runs itself are none of ours', () => {
  const { toolCalls, choices } = answer(
    open(0, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }),
    delta(0, 'input_json_delta', { partial_json: '{"query":"x"}' }),
    close(0),
    open(1, { type: 'web_search_tool_result', content: [{ type: 'text', text: 'no' }] }),
    close(1),
    open(2, { type: 'text', text: '' }),
    delta(2, 'text_delta', { text: 'Found.' }),
    ...end('end_turn'),
  )
  expect(toolCalls).toEqual([])
  expect(choices[0]?.text).toBe('Found.')
})

describe('token counts', () => {
  const usageOf = (first: object, later?: object) =>
    answer(start(first), ...end('end_turn', later)).usage

  test('replace those before, and what is not repeated stays', () => {
    expect(
      usageOf(
        { input_tokens: 9, output_tokens: 1, cache_read_input_tokens: 4 },
        { output_tokens: 5 },
      ),
    ).toEqual({ inputTokens: 9, outputTokens: 5, cachedInputTokens: 4 })
    expect(
      usageOf({ input_tokens: 0, output_tokens: 0 }, { input_tokens: 7, output_tokens: 5 }),
    ).toEqual({ inputTokens: 7, outputTokens: 5 })
  })

  test('zeros at the start alone say nothing', () => {
    expect(usageOf({ input_tokens: 0, output_tokens: 0 })).toBeNull()
  })
})

test.each([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'tool-calls'],
  ['refusal', 'refusal'],
  ['pause_turn', 'other'],
  ['compaction', 'other'],
] as const)('%s is %s', (rawReason, reason) => {
  expect(last(...end(rawReason))).toEqual({ type: 'finish', reason, rawReason })
})

describe('the end', () => {
  test('a reason without message_stop is whole, and so is message_stop without a reason', () => {
    expect(last(end('end_turn')[0] ?? start())).toMatchObject({ type: 'finish' })
    expect(last(...end(null))).toEqual({ type: 'finish', reason: 'stop', rawReason: null })
    expect(last(start())).toMatchObject({ error: { kind: 'truncated' } })
  })

  test('a second message spliced behind the first is not read (vercel/ai#18402)', () => {
    const events = decode(...end('end_turn'), start(), delta(0, 'text_delta', { text: 'again' }))
    expect(events).toEqual([{ type: 'finish', reason: 'stop', rawReason: 'end_turn' }])
  })

  test('message: null in the start harms nothing (pydantic-ai#5818)', () => {
    expect(last(frame('message_start', { message: null }), ...end('end_turn'))).toMatchObject({
      type: 'finish',
    })
  })
})

test('an error may be the first event, or come in the middle and keep the text', () => {
  const overloaded = frame('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })
  expect(decode(overloaded)).toMatchObject([{ type: 'error', error: { kind: 'overloaded' } }])
  const events = decode(
    start(),
    delta(0, 'text_delta', { text: 'Hel' }),
    overloaded,
    ...end('end_turn'),
  )
  expect(collectAnswer(events).choices[0]?.text).toBe('Hel')
  expect(events.at(-1)).toMatchObject({
    type: 'error',
    error: { kind: 'overloaded', code: 'overloaded_error' },
  })
})

test('a whole message is read like its stream', () => {
  const body = JSON.stringify({
    type: 'message',
    id: 'msg_1',
    model: 'm',
    content: [
      { type: 'thinking', thinking: 'hm', signature: 'x' },
      { type: 'redacted_thinking', data: 'x' },
      { type: 'text', text: 'Hi' },
      { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
    ],
    stop_reason: 'tool_use',
    usage: { input_tokens: 1, output_tokens: 2 },
  })
  expect(anthropicMessages.decodeBody(body)).toEqual([
    { type: 'start', responseId: 'msg_1', model: 'm' },
    { type: 'reasoning-delta', text: 'hm', field: 'thinking' },
    { type: 'text-delta', text: 'Hi' },
    { type: 'tool-call-delta', key: 'call-0', id: 'a', name: 'f', argumentsText: '' },
    { type: 'tool-call-delta', key: 'call-0', argumentsText: '{"x":1}' },
    { type: 'usage', usage: { inputTokens: 1, outputTokens: 2 } },
    { type: 'finish', reason: 'tool-calls', rawReason: 'tool_use' },
  ])
})
