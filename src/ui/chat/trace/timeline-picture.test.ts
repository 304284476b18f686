import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { layOutTimeline, pausesOf } from './timeline-picture.ts'

test('ticks stand at least 4 px apart and inside the picture, whatever came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { maxLength: 256 }),
      fc.integer({ min: 40, max: 900 }),
      fc.constantFrom(20, 40, 320),
      (counts, width, binMs) => {
        const { ticks } = layOutTimeline({ binMs, counts }, null, width)
        const places = ticks.map((tick) => tick.x)
        expect(Math.max(0, ...places)).toBeLessThanOrEqual(width - 2)
        // The last one may have been pushed in from the edge.
        const pitches = places.slice(1, -1).map((x, i) => x - (places[i] ?? 0))
        expect(Math.min(4, ...pitches)).toBe(4)
        expect(ticks.length === 0).toBe(counts.every((count) => count === 0))
      },
    ),
  )
})

test('the grey block ends where the first chunk stands', () => {
  const { waitEnd, ticks } = layOutTimeline({ binMs: 20, counts: [0, 0, 0, 0, 0, 1, 1] }, 200, 100)
  expect(waitEnd).toBe(48)
  expect(ticks.map((tick) => tick.x)).toEqual([48, 60])
})

test('with nothing there yet, all is waiting', () => {
  expect(layOutTimeline({ binMs: 20, counts: [] }, null, 300)).toEqual({ waitEnd: 300, ticks: [] })
})

test('a tick that stands for several chunks is stronger', () => {
  const { ticks } = layOutTimeline({ binMs: 20, counts: [4, 0, 0, 0, 2] }, 100, 50)
  expect(ticks.map((tick) => tick.strength)).toEqual([1, 0.5])
})

test('pauses are stretches of 300 ms or more between chunks, the longest first', () => {
  const silence = (bins: number) => Array.from({ length: bins }, () => 0)
  const counts = [...silence(30), 1, ...silence(14), 1, ...silence(15), 1, ...silence(40), 1]
  expect(pausesOf({ binMs: 20, counts })).toEqual([
    { atMs: 1240, durationMs: 800 },
    { atMs: 920, durationMs: 300 },
  ])
})
