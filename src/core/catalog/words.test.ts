import { expect, test } from 'vitest'

import { formatContext } from './format-context.ts'
import { formatDate, formatSizes } from './words.ts'

test.each([
  [262_144, '256K'],
  [131_072, '128K'],
  [128_000, '128K'],
  [200_000, '200K'],
  [8192, '8K'],
  [16_385, '16K'],
  [1_048_576, '1M'],
  [2_000_000, '2M'],
  [1_500_000, '1.5M'],
])('a context of %d tokens reads as its vendor says it: %s', (tokens, text) => {
  expect(formatContext(tokens)).toBe(text)
})

test('a date reads the same in every time zone', () => {
  expect(formatDate('2026-02-20')).toBe('February 20, 2026')
  expect(formatDate('2025-01-01')).toBe('January 1, 2025')
})

test.each([
  [1000, 32, '1T parameters, 32B active'],
  [32.5, 32.5, '32.5B parameters'],
])('%d billions with %d at work read as %s', (totalBillions, activeBillions, text) => {
  expect(formatSizes({ totalBillions, activeBillions })).toBe(text)
})
