import fc from 'fast-check'
import { expect, test } from 'vitest'

import { emptyTimeline, tokensPerSecond, withTicks } from './timing.ts'

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

test('a timeline keeps every tick and never outgrows 256 bins', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.nat({ max: 3_600_000 }), { maxLength: 60 })
        .map((ms) => ms.toSorted((a, b) => a - b)),
      (ticks) => {
        const timeline = withTicks(emptyTimeline, ticks)
        expect(total(timeline.counts)).toBe(ticks.length)
        expect(timeline.counts.length).toBeLessThanOrEqual(256)
      },
    ),
  )
})

test('merging neighbours keeps ticks where they were, in wider bins', () => {
  const timeline = withTicks(emptyTimeline, [0, 30, 5119, 5120])
  expect(timeline.binMs).toBe(40)
  expect(timeline.counts[0]).toBe(2)
  expect(timeline.counts[127]).toBe(1)
  expect(timeline.counts[128]).toBe(1)
})

test('ticks go in together as they go in one by one, and what was there stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60_000 }), { maxLength: 60 }), (ticks) => {
      const oneByOne = ticks.reduce((timeline, atMs) => withTicks(timeline, [atMs]), emptyTimeline)
      expect(withTicks(emptyTimeline, ticks)).toEqual(oneByOne)
    }),
  )
  expect(emptyTimeline.counts).toEqual([])
})

test('speed counts the gaps between tokens, not the wait for the first', () => {
  expect(tokensPerSecond(61, 400, 1400)).toBe(60)
  expect(tokensPerSecond(1, 400, 1400)).toBeNull()
  expect(tokensPerSecond(null, 400, 1400)).toBeNull()
  expect(tokensPerSecond(61, 400, 400)).toBeNull()
  expect(tokensPerSecond(61, null, null)).toBeNull()
})

test('a burst says nothing about speed', () => {
  expect(tokensPerSecond(50, 400, 402)).toBeNull()
  expect(tokensPerSecond(31, 400, 430)).toBe(1000)
})
