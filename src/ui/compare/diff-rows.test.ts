import fc from 'fast-check'
import { expect, test } from 'vitest'

import { diffText } from '../../core/diff/diff-text.ts'
import { countWords, rowsOf, type DiffRow } from './diff-rows.ts'

const rowsOfTexts = (before: string, after: string): readonly DiffRow[] =>
  rowsOf(diffText(before, after).segments)

const piecesOf = (rows: readonly DiffRow[]) =>
  rows.flatMap((row) => (row.kind === 'fold' ? [] : row.pieces))

/** As they are when everything is open. */
function openRows(before: string, after: string): readonly DiffRow[] {
  const { segments } = diffText(before, after)
  return rowsOf(segments, new Set(segments.keys()))
}

const textWithout = (rows: readonly DiffRow[], kind: 'added' | 'removed'): string =>
  piecesOf(rows)
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('')

const sentence = 'The quick brown fox jumps over the lazy dog and is gone for good. '

test('a long stretch that is the same is folded, with some words left beside the change', () => {
  const rows = rowsOfTexts(`${sentence.repeat(9)}One.`, `${sentence.repeat(9)}Two.`)
  expect(rows.map(({ kind }) => kind)).toEqual(['fold', 'lines'])
  expect(rows[0]).toMatchObject({ words: 9 * 14 - 12 })
  expect(textWithout(rows.slice(1), 'added')).toBe(
    'brown fox jumps over the lazy dog and is gone for good. One.',
  )
})

test('what is the same between two changes keeps words on both sides', () => {
  const rows = rowsOfTexts(`One. ${sentence.repeat(9)}Three.`, `Two. ${sentence.repeat(9)}Four.`)
  expect(rows.map(({ kind }) => kind)).toEqual(['lines', 'fold', 'lines'])
})

test('a short stretch is not folded, and a row ends where both texts begin a new line', () => {
  const rows = rowsOfTexts('a\nb one\nc\n', 'a\nb two\nc\n')
  expect(rows).toEqual([
    { kind: 'lines', pieces: [{ kind: 'equal', text: 'a\n' }] },
    {
      kind: 'lines',
      pieces: [
        { kind: 'equal', text: 'b' },
        { kind: 'removed', text: ' one' },
        { kind: 'added', text: ' two' },
        { kind: 'equal', text: '\n' },
      ],
    },
    { kind: 'lines', pieces: [{ kind: 'equal', text: 'c\n' }] },
  ])
})

test('no row is longer than a screen, and no character is torn', () => {
  const rows = rowsOfTexts('😀'.repeat(9000), 'word '.repeat(9000))
  for (const row of rows) {
    for (const { text } of piecesOf([row])) {
      expect(text.length).toBeLessThanOrEqual(4000)
      expect(text).not.toMatch(/^[\uDC00-\uDFFF]/)
    }
  }
  expect(textWithout(rows, 'added')).toBe('😀'.repeat(9000))
})

test('whatever is compared, the rows hold both texts, whole and in order', () => {
  const words = fc
    .array(fc.constantFrom('one', 'two ', '\n', ' ', 'three', '日本', '👍🏽', sentence), {
      maxLength: 60,
    })
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const rows = openRows(before, after)
      expect(rows.every(({ kind }) => kind === 'lines')).toBe(true)
      expect(textWithout(rows, 'added')).toBe(before)
      expect(textWithout(rows, 'removed')).toBe(after)
    }),
  )
})

test('words are counted in any script, marks are not', () => {
  expect(countWords('Well, it’s 3 o’clock — 日本')).toBe(6)
})

test('words without a space, and many changes, are rows as soon as others', () => {
  const long = `${'x'.repeat(400)}${sentence.repeat(9)}${'y'.repeat(400)}`
  const texts = (end: string) =>
    Array.from({ length: 200 }, (_, i) => `${long} ${end}${i} `).join('')
  const { segments } = diffText(texts('a'), texts('b'))
  const kinds = rowsOf(segments).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'fold')).toHaveLength(200)
})
