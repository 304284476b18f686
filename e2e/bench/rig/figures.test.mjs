import { expect, test } from 'vitest'

import { exponentOf, median, medianOf } from './figures.mjs'

test('the median is the value in the middle, or the mean of the two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 1, 2, 3])).toBe(2.5)
  expect(median([])).toBeUndefined()
})

test('runs that lack a figure do not count', () => {
  expect(medianOf([{ cpuS: 3 }, {}, { cpuS: 1 }, { cpuS: 2 }], 'cpuS')).toBe(2)
  expect(medianOf([{}], 'cpuS')).toBeUndefined()
})

test('the exponent is 1 where cost is in proportion, and 2 where it is in its square', () => {
  const sizes = [1000, 4000, 16_000, 64_000]
  expect(exponentOf(sizes.map((size) => [size, 3 * size]))).toBeCloseTo(1)
  expect(exponentOf(sizes.map((size) => [size, 0.1 * size ** 2]))).toBeCloseTo(2)
})
