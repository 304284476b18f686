import { expect, test } from 'vitest'

import { formatCount, formatDuration, formatSeconds, formatBytes } from './format-numbers.ts'

test('durations are read without counting zeros', () => {
  expect([0, 412.4, 999, 1000, 59_949, 59_950, 64_000].map(formatDuration)).toEqual([
    '0 ms',
    '412 ms',
    '999 ms',
    '1.0 s',
    '59.9 s',
    '1 min 0 s',
    '1 min 4 s',
  ])
})

test('counts are grouped', () => {
  expect(formatCount(262_144)).toBe('262,144')
})

test('clocks count whole seconds and never run backwards', () => {
  expect([-5, 999, 3999].map(formatSeconds)).toEqual(['0 s', '0 s', '3 s'])
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [12_345_678, '12 MB'],
  [10e9, '10 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})
