import { expect, test } from 'vitest'

import { limitNote, parseNumber, roundToStep } from './number-text.ts'

test.each([
  ['1.2', 1.2],
  ['1,2', 1.2],
  [' .5 ', 0.5],
  ['-0.3', -0.3],
  ['\u22121', -1],
  ['2.', 2],
])('%j is a number, whichever comma it is typed with', (text, value) => {
  expect(parseNumber(text, 0.01)).toBe(value)
})

test.each([
  ['1000', 1000],
  ['1,000', 1000],
  ['1.000', 1000],
  ['1 000', 1000],
  ['262,144', 262_144],
  ['12.6', 13],
])('%j is a whole number, with or without marks between thousands', (text, value) => {
  expect(parseNumber(text, 1)).toBe(value)
})

test.each(['', 'abc', '1.2.3', '--1', '1e9', 'NaN', 'Infinity', '0x10'])(
  '%j is no number',
  (text) => {
    expect(parseNumber(text, 0.01)).toBeNull()
  },
)

test('a step leaves no crumbs of binary fractions', () => {
  expect(roundToStep(0.1 + 0.2, 0.1)).toBe(0.3)
  expect(roundToStep(1.2 - 0.01, 0.01)).toBe(1.19)
  expect(roundToStep(1000.4, 1)).toBe(1000)
})

test('a limit says which end was hit', () => {
  const range = { min: -2, max: 2, step: 0.1 }
  expect(limitNote(9, range)).toBe('Limited to 2, the highest this model accepts')
  expect(limitNote(-9, range)).toBe('Limited to -2, the lowest this model accepts')
  expect(limitNote(2, range)).toBeNull()
  const seed = { min: 0, max: Number.MAX_SAFE_INTEGER, step: 1 }
  expect(limitNote(1e17, seed)).toBe(
    'Limited to 9007199254740991, the highest that JSON carries exactly everywhere',
  )
})
