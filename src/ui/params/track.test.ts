import fc from 'fast-check'
import { expect, test } from 'vitest'

import { trackOf } from './track.ts'

const tokens = { min: 1, max: 262_144, step: 1 }

test('a linear track is the value itself', () => {
  const track = trackOf('linear', { min: 0, max: 2, step: 0.01 })
  expect(track).toMatchObject({ min: 0, max: 2, step: 0.01 })
  expect(track.positionOf(1.2)).toBe(1.2)
  expect(track.valueAt(1.19)).toBe(1.19)
  expect(track.positionOf(5)).toBe(2)
})

test('a log track gives each decade about the same room', () => {
  const { positionOf } = trackOf('log', tokens)
  const decade = positionOf(10) - positionOf(1)
  expect(Math.abs(positionOf(1000) - positionOf(100) - decade)).toBeLessThanOrEqual(1)
})

test('the ends of a log track are the ends of the range, and the way back stays close', () => {
  const { positionOf, valueAt, min, max } = trackOf('log', tokens)
  expect([valueAt(min), valueAt(max)]).toEqual([1, 260_000])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 262_144 }), (value) => {
      expect(Math.abs(valueAt(positionOf(value)) - value) / value).toBeLessThanOrEqual(0.07)
    }),
  )
})
