import fc from 'fast-check'
import { expect, test } from 'vitest'

import { piecesOf } from './pieces-of.ts'

test('all pieces together are the text, and none is long', () => {
  const anyText = fc.array(fc.constantFrom('\n', ' ', 'word', '👩‍👩‍👧', 'é', 'x'.repeat(1500)), {
    maxLength: 400,
  })
  fc.assert(
    fc.property(anyText, (parts) => {
      const text = parts.join('')
      const pieces = piecesOf(text)
      expect(pieces.join('')).toBe(text)
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(2000)
    }),
  )
})

test('a piece ends with a line, or with a word', () => {
  const line = `${'x'.repeat(900)}\n`
  expect(piecesOf(line.repeat(3))).toEqual([line.repeat(2), line])
  const words = 'word '.repeat(500)
  expect(piecesOf(words)[0]).toBe('word '.repeat(400))
})

test('a family is not parted', () => {
  const family = '👩‍👩‍👧'
  for (const before of ['', 'a', 'ab', 'abc', 'abcd'])
    for (const piece of piecesOf(before + family.repeat(600)))
      expect(piece.replaceAll(family, '')).toMatch(/^[abcd]*$/)
})
