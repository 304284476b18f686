import { expect, test } from 'vitest'

import { costOf, formatUsd, formatUsdPerMillion } from './price.ts'

const price = {
  inputUsdPerMillionTokens: 0.4,
  outputUsdPerMillionTokens: 2,
  source: 'https://example.test',
  readAt: '2026-05-13',
}

test('a run costs its input and its output tokens at list price', () => {
  expect(costOf({ inputTokens: 128, outputTokens: 281 }, price)).toBeCloseTo(0.0006132, 10)
})

test('an unknown price or an unknown count makes the cost unknown, never zero', () => {
  expect(costOf({ inputTokens: 128, outputTokens: null }, price)).toBeNull()
  expect(costOf({ inputTokens: null, outputTokens: 281 }, price)).toBeNull()
  expect(costOf({ inputTokens: 128, outputTokens: 281 }, null)).toBeNull()
  expect(costOf(null, price)).toBeNull()
})

test.each([
  [0, '$0'],
  [0.0006132, '$0.00061'],
  [0.000000004, '$0.0000000040'],
  [0.0099, '$0.0099'],
  [0.012, '$0.01'],
  [12.345, '$12.35'],
])('%d dollars read as %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text)
})

test.each([
  [0.4, '$0.40'],
  [2, '$2.00'],
  [0, '$0.00'],
  [0.0375, '$0.0375'],
  [0.123456, '$0.123'],
  [10.125, '$10.13'],
])('a price of %d per million tokens reads as %s', (usd, text) => {
  expect(formatUsdPerMillion(usd)).toBe(text)
})
