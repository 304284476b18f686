import { describe, expect, test } from 'vitest'

import type { StreamEvent } from '../../chat/stream-event.ts'
import type { SseFrame } from '../dialect.ts'
import { collectAnswer } from '../wire/collect-answer.ts'
import { openaiChat } from './index.ts'

const done: SseFrame = { event: null, data: '[DONE]' }
const chunk = (value: object): SseFrame => ({ event: null, data: JSON.stringify(value) })
const delta = (value: object | null, rest: object = {}): SseFrame =>
  chunk({ choices: [{ index: 0, delta: value, ...rest }] })
const finish = (raw: string | null): SseFrame => delta({}, { finish_reason: raw })
const text = (content: string): SseFrame => delta({ content })

function decode(...frames: readonly SseFrame[]): readonly StreamEvent[] {
  const decoder = openaiChat.createStreamDecoder()
  return [...frames.flatMap((frame) => decoder.push(frame)), ...decoder.end()]
}

const answer = (...frames: readonly SseFrame[]) => collectAnswer(decode(...frames))
const last = (...frames: readonly SseFrame[]) => decode(...frames).at(-1)

describe('the end', () => {
  test('a finish without [DONE] is whole, [DONE] without a finish is cut off', () => {
    expect(last(text('Hi'), finish('stop'))).toMatchObject({ type: 'finish', rawReason: 'stop' })
    expect(last(text('Hi'), done)).toMatchObject({ type: 'error', error: { kind: 'truncated' } })
    expect(last()).toMatchObject({ type: 'error', error: { kind: 'truncated' } })
  })

  test('the first reason stays, whether repeated, changed or taken back', () => {
    expect(last(finish('length'), finish('stop'), finish(null), done)).toEqual({
      type: 'finish',
      reason: 'length',
      rawReason: 'length',
    })
  })

  test('an empty reason in every chunk is none', () => {
    expect(last(delta({ content: 'Hi' }, { finish_reason: '' }), done)).toMatchObject({
      error: { kind: 'truncated' },
    })
  })

  test('nothing comes after the final event', () => {
    expect(last(finish('stop'), done, text('late'), chunk({ error: 'late' }))).toMatchObject({
      type: 'finish',
    })
  })

  test('`stop` after a call is a call, and after a refusal a refusal', () => {
    const call = delta({ tool_calls: [{ id: 'a', function: { name: 'f', arguments: '{}' } }] })
    expect(last(call, finish('stop'))).toMatchObject({ reason: 'tool-calls', rawReason: 'stop' })
    expect(last(delta({ refusal: 'No.' }), finish('stop'))).toMatchObject({ reason: 'refusal' })
    expect(answer(delta({ refusal: 'No.' }), finish('stop')).choices[0]?.text).toBe('No.')
  })
})

describe('token counts', () => {
  test('the last ones count, wherever they come', () => {
    const counts = (prompt: number) => ({ prompt_tokens: prompt, completion_tokens: 1 })
    const usageIn = (...frames: readonly SseFrame[]) => answer(...frames).usage?.inputTokens
    expect(usageIn(finish('stop'), chunk({ choices: [], usage: counts(3) }), done)).toBe(3)
    expect(usageIn(delta({}, { usage: counts(4) }), chunk({ choices: [], usage: null }))).toBe(4)
    expect(usageIn(chunk({ choices: null, x_groq: { usage: counts(5) } }))).toBe(5)
    expect(usageIn(chunk({ usage: counts(6) }), chunk({ usage: counts(7) }))).toBe(7)
    expect(usageIn(chunk({ usage: {} }))).toBeUndefined()
  })

  test('more thoughts than words is what some say, and is kept', () => {
    const usage = {
      prompt_tokens: 1,
      completion_tokens: 2,
      completion_tokens_details: { reasoning_tokens: 9 },
      prompt_tokens_details: { cached_tokens: 1 },
    }
    expect(answer(chunk({ choices: [], usage })).usage).toEqual({
      inputTokens: 1,
      outputTokens: 2,
      reasoningTokens: 9,
      cachedInputTokens: 1,
    })
  })
})

describe('the shape of chunks', () => {
  test('choices may be empty, null or absent, and a delta null', () => {
    const frames = [chunk({ choices: [] }), chunk({ choices: null }), chunk({}), delta(null)]
    expect(answer(...frames, text('Hi'), finish('stop')).choices[0]?.text).toBe('Hi')
  })

  test('Azure opens with empty names: the start is told when there are some', () => {
    const events = decode(chunk({ id: '', model: '', choices: [] }), chunk({ id: 'x', model: 'm' }))
    expect(events[0]).toEqual({ type: 'start', responseId: 'x', model: 'm' })
  })

  test('index 1 at the end of a single answer is no second answer', () => {
    const end = chunk({ choices: [{ index: 1, delta: { content: '' }, finish_reason: 'stop' }] })
    const events = decode(text('Hi'), end, done)
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
    expect(events.filter((event) => event.type === 'choice-end')).toEqual([])
  })

  test('several answers are told apart, each with its own end', () => {
    const of = (index: number, content: string, reason: string | null = null) =>
      chunk({ choices: [{ index, delta: { content }, finish_reason: reason }] })
    expect(decode(of(0, 'a'), of(1, 'b'), of(1, '', 'length'), of(0, '', 'stop'), done)).toEqual([
      { type: 'text-delta', text: 'a' },
      { type: 'text-delta', text: 'b', choice: 1 },
      { type: 'choice-end', choice: 1, reason: 'length', rawReason: 'length' },
      { type: 'finish', reason: 'stop', rawReason: 'stop' },
    ])
  })

  test('answers keep their own numbers, in whatever order their words come', () => {
    const of = (index: number, content: string) =>
      chunk({ choices: [{ index, delta: { content } }] })
    const numbers = (...frames: readonly SseFrame[]) =>
      decode(...frames).flatMap((event) => (event.type === 'text-delta' ? [event.choice ?? 0] : []))
    expect(numbers(of(0, ''), of(2, 'c'), of(1, 'b'), of(0, 'a'))).toEqual([2, 1, 0])
    expect(numbers(of(1, 'b'), of(0, 'a'), of(2, 'c'), of(1, 'b'))).toEqual([0, 1, 2, 0])
    expect(numbers(of(-1, 'a'), of(0.5, 'a'))).toEqual([0, 0])
  })

  test('a message that grows beside the deltas is not said twice', () => {
    const grown = chunk({ choices: [{ index: 0, message: { content: 'Hi' } }] })
    expect(answer(text('Hi'), grown, finish('stop')).choices[0]?.text).toBe('Hi')
  })

  test('frames without a blank line between them are read a line each', () => {
    const lines = [text('Hi'), finish('stop'), done].map(({ data }) => data).join('\n')
    expect(decode({ event: null, data: lines })).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', reason: 'stop', rawReason: 'stop' },
    ])
  })

  test("Kimi's markers in the text stay in the text", () => {
    const leaked = '<|tool_calls_section_begin|><|tool_call_begin|>functions.f:0'
    expect(answer(text(leaked), finish('stop')).choices[0]?.text).toBe(leaked)
  })
})

describe('tool calls', () => {
  const piece = (value: object): SseFrame => delta({ tool_calls: [value] })
  const calls = (...pieces: readonly object[]) => answer(...pieces.map(piece)).toolCalls

  test('continue by index, with the name null, empty or absent', () => {
    for (const name of [null, '', undefined])
      expect(
        calls(
          { index: 0, id: 'a', function: { name: 'f', arguments: null } },
          { index: 0, function: { name, arguments: '{"x":' } },
          { index: 0, id: 'a', type: null, function: { name, arguments: '1}' } },
        ),
      ).toEqual([{ id: 'a', name: 'f', argumentsText: '{"x":1}' }])
  })

  test('a new id under the same index is a second call (SiliconFlow)', () => {
    expect(
      calls(
        { index: 0, id: 'a', function: { name: 'f', arguments: '{}' } },
        { index: 0, id: 'b', function: { name: 'g', arguments: '{' } },
        { index: 0, function: { arguments: '}' } },
      ),
    ).toEqual([
      { id: 'a', name: 'f', argumentsText: '{}' },
      { id: 'b', name: 'g', argumentsText: '{}' },
    ])
  })

  test('without an index a piece goes to the last call', () => {
    expect(
      calls(
        { id: 'a', function: { name: 'f', arguments: '{' } },
        { function: { arguments: '}' } },
        { id: '', function: { name: 'g', arguments: '{}' } },
      ),
    ).toEqual([
      { id: 'a', name: 'f', argumentsText: '{}' },
      { id: '', name: 'g', argumentsText: '{}' },
    ])
  })

  test('interleaved pieces of two calls find their own', () => {
    expect(
      calls(
        { index: 0, id: 'a', function: { name: 'f', arguments: '1' } },
        { index: 5, id: 'b', function: { name: 'g', arguments: '2' } },
        { index: 0, function: { arguments: '1' } },
        { id: 'b', function: { arguments: '2' } },
      ),
    ).toEqual([
      { id: 'a', name: 'f', argumentsText: '11' },
      { id: 'b', name: 'g', argumentsText: '22' },
    ])
  })

  test('an id and a name that come late belong to the call that is open', () => {
    expect(
      calls(
        { index: 0, function: { arguments: '{' } },
        { index: 0, id: 'a', function: { name: 'f', arguments: '}' } },
      ),
    ).toEqual([{ id: 'a', name: 'f', argumentsText: '{}' }])
  })

  test('arguments that were parsed already are printed', () => {
    expect(calls({ id: 'a', function: { name: 'f', arguments: { x: 1 } } })[0]?.argumentsText).toBe(
      '{"x":1}',
    )
  })
})

describe('thoughts', () => {
  const thoughts = (...frames: readonly SseFrame[]) => answer(...frames).reasoning

  test.each([
    [{ reasoning_content: 'hm' }, 'reasoning_content'],
    [{ reasoning_content: '', reasoning: 'hm' }, 'reasoning'],
    [{ reasoning_text: 'hm' }, 'reasoning_text'],
    [
      { reasoning: null, reasoning_details: [{ type: 'reasoning.text', text: 'hm' }] },
      'reasoning_details',
    ],
    [{ reasoning_details: [{ type: 'reasoning.summary', summary: 'hm' }] }, 'reasoning_details'],
    [{ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }] }, 'content'],
  ])('come in %j', (value, field) => {
    expect(thoughts(delta(value))).toEqual({ text: 'hm', field })
  })

  test('two copies of them are read once', () => {
    const both = { reasoning: 'hm', reasoning_content: 'hm', reasoning_details: [{ text: 'hm' }] }
    expect(thoughts(delta(both))?.text).toBe('hm')
  })

  test('between tags at the start of the text are taken out of it, however they are cut', () => {
    const whole = '\n<think>\nhm < 5 </thin no</think>\n\nHi <think>not a thought</think>'
    for (let size = 1; size <= whole.length; size += 1) {
      const pieces = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      const { reasoning, choices } = answer(...pieces.map(text), finish('stop'))
      expect(reasoning).toEqual({ text: '\nhm < 5 </thin no', field: '<think>' })
      expect(choices[0]?.text).toBe('\n\nHi <think>not a thought</think>')
    }
  })

  test('a text that only looks like a tag at first loses nothing', () => {
    for (const whole of ['<', ' <thi', '<thin air>', '  '])
      expect(answer(...[...whole].map(text), finish('stop')).choices[0]?.text).toBe(whole)
  })

  test('endless white space is text, not the wait for a tag', () => {
    const events = decode(...Array.from({ length: 100 }, () => text(' ')))
    expect(events.filter((event) => event.type === 'text-delta').length).toBeGreaterThan(30)
  })

  test('a tag that never closes makes everything thought', () => {
    expect(thoughts(text('<think>hm</thi'), finish('length'))?.text).toBe('hm</thi')
  })
})

describe('errors in the stream', () => {
  test('Groq names the event, and its status is inside', () => {
    const error = {
      message: 'Failed to call a function.',
      status_code: 400,
      code: 'tool_use_failed',
    }
    const events = decode(text('Hi'), { event: 'error', data: JSON.stringify({ error }) })
    expect(events.at(-1)).toMatchObject({
      type: 'error',
      error: { kind: 'bad-request', status: 400, code: 'tool_use_failed' },
    })
  })

  test('OpenRouter sends it beside choices after the finish: words, counts and error all count', () => {
    const events = decode(
      text('Hel'),
      finish('stop'),
      chunk({
        error: { code: 502, message: 'Provider disconnected' },
        choices: [{ index: 0, delta: { content: 'lo' }, finish_reason: 'error' }],
      }),
      chunk({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }),
      done,
    )
    expect(collectAnswer(events)).toMatchObject({
      choices: [{ text: 'Hello' }],
      usage: { inputTokens: 1 },
    })
    expect(events.at(-1)).toMatchObject({
      type: 'error',
      error: {
        kind: 'upstream-failure',
        status: 502,
        message: expect.stringContaining('Provider disconnected'),
      },
    })
  })

  test.each([
    [{ error: 'It broke' }, 'It broke'],
    [{ error: { message: 'It broke' } }, 'It broke'],
    [{ status: 'error', messege: 'It broke' }, 'It broke'],
    [{ object: 'error', message: 'It broke' }, 'It broke'],
    [[{ error: { message: 'It broke' } }], 'It broke'],
    [{ type: 'server_error', message: 'It broke' }, 'It broke'],
    [{ code: 1302, msg: 'It broke' }, 'It broke'],
  ])('%j is one', (value, words) => {
    expect(last(chunk(value))).toMatchObject({
      type: 'error',
      error: { kind: 'upstream-failure', message: expect.stringContaining(words) },
    })
  })

  test('an event named error need not be JSON', () => {
    expect(last({ event: 'error', data: 'out of memory' })).toMatchObject({
      error: { message: expect.stringContaining('out of memory') },
    })
  })

  test('the quota may be gone in the first frame (vercel/ai#15922)', () => {
    const error = { message: 'You exceeded your current quota', code: 'insufficient_quota' }
    expect(last(chunk({ error }))).toMatchObject({ error: { kind: 'no-credit' } })
  })

  test('a message of a type nobody knows is no error (law D4)', () => {
    expect(
      decode(chunk({ object: 'queue.status', message: 'warming up' }), finish('stop')),
    ).toEqual([{ type: 'finish', reason: 'stop', rawReason: 'stop' }])
  })

  test('an empty error is none', () => {
    for (const error of [null, '', {}, [], false])
      expect(last(chunk({ error, choices: [{ delta: {}, finish_reason: 'stop' }] }))).toMatchObject(
        {
          type: 'finish',
        },
      )
  })
})
