import { expect, test } from 'vitest'

import { backoffMs } from './backoff.ts'

test('waits double from 250 ms up to 8 s', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffMs(attempt, 0))).toEqual([
    250, 500, 1000, 2000, 4000, 8000, 8000, 8000,
  ])
})

test('chance takes off half at most', () => {
  expect(backoffMs(0, 0.5)).toBe(187.5)
  expect(backoffMs(10, 0.999)).toBeGreaterThan(4000)
})
