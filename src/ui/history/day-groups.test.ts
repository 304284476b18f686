import { expect, test } from 'vitest'

import { groupByDay } from './day-groups.ts'

const at = (text: string) => new Date(text).getTime()
const now = at('2026-11-29T15:00')
const titlesOf = (...times: readonly string[]) =>
  groupByDay(
    times.map((time) => ({ updatedAt: at(time) })),
    now,
  ).map(({ title, items }) => `${title} ${items.length}`)

test('days are told as people tell them, and the order stays', () => {
  expect(
    titlesOf(
      '2026-11-29T14:59',
      '2026-11-29T00:00',
      '2026-11-28T23:59',
      '2026-11-28T00:00',
      '2026-11-27T12:00',
      '2026-11-23T00:00',
      '2026-11-22T23:59',
      '2026-11-01T00:00',
      '2025-11-30T00:00',
    ),
  ).toEqual(['Today 2', 'Yesterday 2', 'Last seven days 2', 'November 2026 2', 'November 2025 1'])
})

test('what a wrong clock put into the future is from today', () => {
  expect(titlesOf('2027-01-01T00:00')).toEqual(['Today 1'])
})

test('there are no headings without items', () => {
  expect(titlesOf()).toEqual([])
})
