import { expect, test } from 'vitest'

import { aRun } from '../__fixtures__/messages.ts'
import { describeTimeline, readRun, thinkingMs, timelineRows } from './readings.ts'

const price = {
  inputUsdPerMillionTokens: 0.4,
  outputUsdPerMillionTokens: 2,
  source: 'https://example.com',
  readAt: '2026-05-13',
}
const known = { priceToday: price, estimate: null, isDemo: false }
const guessed = { ...known, estimate: { inputTokens: 130, outputTokens: 300 } }

test('the figures of an answer that is whole', () => {
  expect(readRun(aRun(), known)).toEqual({
    thinking: null,
    ttft: '412 ms',
    speed: '70 tok/s',
    tokens: '128 → 281',
    reasoning: null,
    cost: '$0.00061',
    end: 'stop',
  })
})

test('what was counted here is marked, and what it costs too', () => {
  const readings = readRun(aRun({ usage: null }), guessed)
  expect(readings.tokens).toBe('≈ 130 → ≈ 300')
  expect(readings.speed).toBe('≈ 75 tok/s')
  expect(readings.cost).toMatch(/^≈ \$/)
})

test('a reported count is never mixed up with a guessed one', () => {
  const half = aRun({ usage: { inputTokens: 128, outputTokens: null } })
  expect(readRun(half, guessed).tokens).toBe('128 → ≈ 300')
  expect(readRun(half, known).tokens).toBe('128 → —')
})

test('an unknown cost is not zero, and the demo costs nothing', () => {
  expect(readRun(aRun({ price: null }), known).cost).toBe('—')
  expect(readRun(aRun({ usage: null }), known).cost).toBe('—')
  expect(readRun(aRun(), { ...known, isDemo: true }).cost).toBe('none')
})

test('a price that changes changes nothing of what a run cost', () => {
  const dearer = { ...known, priceToday: { ...price, outputUsdPerMillionTokens: 50 } }
  expect(readRun(aRun({ price }), dearer).cost).toBe('$0.00061')
  const { price: _, ...old } = aRun() // made before its price was kept with it
  expect(readRun(old, known).cost).toBe('≈ $0.00061')
})

test('thinking is told apart from the first word', () => {
  const run = aRun({
    reasoning: { text: 'Hm', field: 'reasoning' },
    firstReasoningAtMs: 500,
    firstTextAtMs: 2600,
    usage: { inputTokens: 1, outputTokens: 99, reasoningTokens: 1200 },
  })
  const readings = readRun(run, known)
  expect([readings.thinking, readings.ttft, readings.reasoning]).toEqual([
    '2.1 s',
    '2.6 s',
    '1,200',
  ])
})

test('a model that only thought is told by its end', () => {
  const run = aRun({ text: '', firstReasoningAtMs: 400, firstTextAtMs: null, endAtMs: 9400 })
  expect(thinkingMs(run)).toBe(9000)
})

test.each([
  [aRun({ finishReason: 'length' }), 'length'],
  [aRun({ finishReason: 'tool-calls' }), 'tool call'],
  [aRun({ finishReason: 'content-filter' }), 'filtered'],
  [aRun({ finishReason: 'refusal' }), 'refused'],
  [aRun({ finishReason: 'other', rawReason: 'eos' }), 'eos'],
  [aRun({ status: 'stopped', finishReason: null }), 'stopped'],
  [aRun({ status: 'interrupted', finishReason: null }), 'cut off'],
  [aRun({ status: 'failed', finishReason: null }), 'error'],
  [aRun({ status: 'answering', finishReason: null }), null],
])('how it ended, case %#', (run, word) => {
  expect(readRun(run, known).end).toBe(word)
})

test('while it streams, nothing is counted yet', () => {
  const { speed, tokens, ttft } = readRun(aRun({ status: 'answering' }), known)
  expect([speed, tokens, ttft]).toEqual([null, null, '412 ms'])
})

test('the picture is one sentence', () => {
  expect(describeTimeline(aRun())).toBe(
    'Stream timeline, left to right: first token after 412 ms, then 5 chunks in 4.0 s, 4 pauses, the longest 1.4 s, end: stop.',
  )
})

test('the picture is a table', () => {
  expect(timelineRows(aRun()).slice(0, 3)).toEqual([
    ['Response headers', '300 ms'],
    ['First word', '412 ms'],
    ['Pause of 1.4 s', '3.0 s'],
  ])
})
