import fc from 'fast-check'
import { expect, test } from 'vitest'

import { linePiecesOf, piecesOf } from './pieces-of.ts'

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

test('the line pieces of a text that grows stay as they are, but the last one, which only grows', () => {
  const text = Array.from(
    { length: 400 },
    (_, index) => `Thought ${index}.${index % 3 ? '\n' : ' '}\n`,
  )
    .join('')
    .concat('word '.repeat(1000))
  let before: readonly string[] = []
  for (let end = 1; end <= text.length; end += 7) {
    const pieces = linePiecesOf(text.slice(0, end))
    expect(pieces.join('')).toBe(text.slice(0, end))
    expect(pieces.slice(0, before.length - 1)).toEqual(before.slice(0, -1))
    expect(pieces[before.length - 1]?.startsWith(before.at(-1) ?? '') ?? true).toBe(true)
    before = pieces
  }
  expect(before.length).toBe(3)
})
