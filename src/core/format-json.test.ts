import fc from 'fast-check'
import { expect, test } from 'vitest'

import { formatJson } from './format-json.ts'

test('it is what JSON.stringify makes with two spaces, whatever space was there', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 1, 4, '\t'), (text, space) => {
      const value: unknown = JSON.parse(text)
      const pretty = JSON.stringify(value, null, 2)
      expect(formatJson(JSON.stringify(value, null, space))).toBe(pretty)
    }),
  )
})

test('every number, escape and name is kept as it was written', () => {
  const text = '{"a":1.0,"a":[12345678901234567890,"\\u0041\\/"],"e":{ },"l":[\n]}'
  expect(formatJson(text)).toBe(
    [
      '{',
      '  "a": 1.0,',
      '  "a": [',
      '    12345678901234567890,',
      '    "\\u0041\\/"',
      '  ],',
      '  "e": {},',
      '  "l": []',
      '}',
    ].join('\n'),
  )
})

test('what is nested too deep stays as it is', () => {
  expect(formatJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
})

test('what is not JSON stays as it is', () => {
  expect(['', '{"a": 1', '[1,]', '// x'].map(formatJson)).toEqual([null, null, null, null])
})
