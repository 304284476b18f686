import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hasMoreValues } from './json-weight.ts'

/** As `JSON.parse` builds them. */
const countValues = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((sum, member) => sum + countValues(member), 0)
    : 1

test('no JSON text has more values than are counted', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat({ max: 3 }), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      // Each `[`, `{` and `,` begins one value at most, and the first needs none of them.
      expect(hasMoreValues(text, 2 * countValues(value))).toBe(false)
    }),
  )
})

test.each([
  ['[[],[],[]]', 6],
  ['{"a":1,"b":[2,3]}', 4],
  ['"[[[,,,"', 0],
  ['["\\"[[", "\\\\", "\\\\\\"["]', 3],
  ['[[[[', 4],
  ['"never closed [[[', 0],
])('%s counts %i', (text, count) => {
  expect(hasMoreValues(text, count)).toBe(false)
  expect(hasMoreValues(text, count - 1)).toBe(count > 0)
})
