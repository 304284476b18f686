import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ApiError } from '../chat/api-error.ts'
import type { StreamEvent } from '../chat/stream-event.ts'
import { createRun, isFinal, reduceInputs, reduceRun, type Run, type RunInput } from './run.ts'

const aRun = (): Run =>
  createRun({
    id: 'r',
    providerId: 'p',
    dialectId: 'openai-chat',
    model: 'm',
    outline: '{}\n',
    startedAt: 0,
  })

const reduceAll = (inputs: readonly RunInput[], run = aRun()) => inputs.reduce(reduceRun, run)

const opened: RunInput = { type: 'opened', atMs: 5, status: 200, headers: { 'x-id': '1' } }
const decoded = (atMs: number, ...events: StreamEvent[]): RunInput => ({
  type: 'decoded',
  atMs,
  events,
})
const text = (words: string): StreamEvent => ({ type: 'text-delta', text: words })
const error = (kind: ApiError['kind']): ApiError => ({ kind, message: kind })
const finish: StreamEvent = { type: 'finish', reason: 'stop', rawReason: 'stop' }

const anError = fc
  .constantFrom<ApiError['kind'][]>('truncated', 'interrupted', 'limit', 'rate-limited', 'offline')
  .map(error)

const anEvent: fc.Arbitrary<StreamEvent> = fc.oneof(
  fc.constant<StreamEvent>({ type: 'start', responseId: 'x', model: 'm' }),
  fc.string().map(text),
  fc.string().map((words): StreamEvent => ({ type: 'reasoning-delta', text: words, field: 'f' })),
  fc
    .string()
    .map((json): StreamEvent => ({ type: 'tool-call-delta', key: '0', argumentsText: json })),
  fc.constantFrom<StreamEvent>(
    { type: 'text-delta', text: 'another answer', choice: 1 },
    { type: 'tool-call-delta', key: '1', id: 'i', name: 'f', argumentsText: '{' },
    { type: 'logprobs', tokens: [{ token: 'a', logprob: -1, alternatives: [] }] },
    { type: 'logprobs', tokens: [{ token: 'b', logprob: -2, alternatives: [] }], choice: 1 },
  ),
  fc.nat().map((n): StreamEvent => ({
    type: 'usage',
    usage: { inputTokens: n, outputTokens: null },
  })),
  fc.constant(finish),
  anError.map((each): StreamEvent => ({ type: 'error', error: each })),
)

const anInput: fc.Arbitrary<RunInput> = fc.oneof(
  fc.constant(opened),
  fc.record({
    type: fc.constant('decoded' as const),
    atMs: fc.nat(),
    events: fc.array(anEvent, { maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('ended' as const),
    atMs: fc.nat(),
    cause: fc.constantFrom('eof' as const, 'stopped' as const, 'server-lost' as const),
  }),
  anError.map((each): RunInput => ({ type: 'lost', error: each })),
)

test('[R1] after a final status every further input gives the same object', () => {
  fc.assert(
    fc.property(fc.array(anInput), fc.array(anInput, { minLength: 1 }), (before, after) => {
      const run = reduceAll(before)
      fc.pre(isFinal(run))
      for (const input of after) expect(reduceRun(run, input)).toBe(run)
    }),
  )
})

test('[R1] what stands behind a final event in one batch is not applied', () => {
  const run = reduceAll([decoded(1, text('a'), finish, text('b'))])
  expect(run).toMatchObject({ text: 'a', status: 'complete' })
})

test('inputs that are reduced together give the run that they give one by one', () => {
  fc.assert(
    fc.property(fc.array(anInput), fc.array(anInput), (before, after) => {
      const run = reduceInputs(aRun(), before)
      const held = structuredClone(run)
      expect(reduceInputs(run, after)).toEqual(reduceAll([...before, ...after]))
      expect(run).toEqual(held) // what is on screen does not change by itself
    }),
  )
})

test('[R2] only the decoder says complete: a socket that closed is an interruption', () => {
  expect(reduceAll([decoded(1, text('a')), { type: 'ended', atMs: 2, cause: 'eof' }]).status).toBe(
    'interrupted',
  )
  expect(reduceAll([decoded(1, text('a'), finish)])).toMatchObject({
    status: 'complete',
    finishReason: 'stop',
    endAtMs: 1,
  })
})

test('[R3] whatever arrived before the end is kept, however it ends', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), anInput, (words, last) => {
      const before = reduceAll(words.map((word, i) => decoded(i, text(word))))
      const after = reduceRun(before, last)
      expect(after.text.startsWith(words.join(''))).toBe(true)
    }),
  )
})

test('stop is told from a cut', () => {
  expect(reduceAll([{ type: 'ended', atMs: 9, cause: 'stopped' }])).toMatchObject({
    status: 'stopped',
    endAtMs: 9,
  })
})

test.each([
  ['truncated', 'interrupted'],
  ['interrupted', 'interrupted'],
  ['limit', 'interrupted'],
  ['rate-limited', 'failed'],
  ['bad-key', 'failed'],
] as const)('an error of kind %s ends a run as %s', (kind, status) => {
  expect(reduceAll([decoded(3, text('a'), { type: 'error', error: error(kind) })])).toMatchObject({
    status,
    text: 'a',
    error: { kind },
    endAtMs: 3,
  })
  expect(reduceAll([{ type: 'lost', error: error(kind) }]).status).toBe(status)
})

test('[R4] times are the log’s, and an empty first delta is no first token', () => {
  const run = reduceAll([
    opened,
    decoded(10, text('')),
    decoded(20, { type: 'reasoning-delta', text: 'hm', field: 'reasoning' }),
    decoded(30, text('a')),
    decoded(40, text('b')),
    decoded(50, finish),
  ])
  expect(run).toMatchObject({
    openAtMs: 5,
    firstReasoningAtMs: 20,
    firstTextAtMs: 30,
    lastTextAtMs: 40,
    endAtMs: 50,
    httpStatus: 200,
    headers: { 'x-id': '1' },
  })
})

test('the status tells waiting, opened, thinking and answering apart', () => {
  const thought: StreamEvent = { type: 'reasoning-delta', text: 'hm', field: 'reasoning' }
  const statusAfter = (...inputs: RunInput[]) => reduceAll(inputs).status
  expect(statusAfter()).toBe('waiting')
  expect(statusAfter(opened)).toBe('opened')
  expect(statusAfter(opened, decoded(1, thought))).toBe('thinking')
  expect(statusAfter(opened, decoded(1, thought, text('a')))).toBe('answering')
  expect(statusAfter(opened, decoded(1, thought, text('a'), thought))).toBe('answering')
})

test('pieces of two tool calls are put together by their keys', () => {
  const piece = (key: string, argumentsText: string, id?: string): StreamEvent => ({
    type: 'tool-call-delta',
    key,
    argumentsText,
    ...(id !== undefined && { id, name: `f${id}` }),
  })
  const run = reduceAll([
    decoded(1, piece('0', '', 'x'), piece('0', '{"a"'), piece('1', '{', 'y')),
    decoded(2, piece('0', ':1}'), piece('1', '}')),
  ])
  expect(run.toolCalls).toEqual([
    { key: '0', id: 'x', name: 'fx', argumentsText: '{"a":1}' },
    { key: '1', id: 'y', name: 'fy', argumentsText: '{}' },
  ])
})

test('a hundred thousand calls that come at once are put together at once', () => {
  const many = Array.from({ length: 100_000 }, (_, i): StreamEvent[] => [
    { type: 'tool-call-delta', key: `${i}`, argumentsText: '{}' },
  ]).flat()
  const run = reduceRun(aRun(), { type: 'decoded', atMs: 1, events: many })
  expect(run.toolCalls.length).toBe(100_000)
})

test('the last count counts, and a further answer (n > 1) is not mixed into the first', () => {
  const usage = (outputTokens: number): StreamEvent => ({
    type: 'usage',
    usage: { inputTokens: 1, outputTokens },
  })
  const run = reduceAll([
    decoded(1, usage(1), text('a'), { type: 'text-delta', text: 'other', choice: 1 }, usage(2)),
    decoded(2, { type: 'choice-end', choice: 1, reason: 'stop', rawReason: 'stop' }),
  ])
  expect(run.usage).toEqual({ inputTokens: 1, outputTokens: 2 })
  expect(run.text).toBe('a')
  expect(isFinal(run)).toBe(false)
})
