import { expect, it } from 'vitest'

import { textOf } from './hast.ts'
import { plainElement } from './plain-element.ts'

const partsOf = (words: string): string[] => plainElement(words).children.map(textOf)

it('a short text stays in one piece', () => expect(partsOf('a <b> c')).toEqual(['a <b> c']))

it.each([
  ['words', 'word '.repeat(5000)],
  ['a word without an end', 'w'.repeat(20_000)],
  ['characters of two halves', `a${'😀'.repeat(9000)}`],
])('%s: the parts are the text, and stay as they are while it grows', (_name, text) => {
  const parts = partsOf(text)
  expect(parts.join('')).toBe(text)
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.some((part) => /[\uD800-\uDBFF]$/.test(part))).toBe(false)
  expect(partsOf(text.slice(0, 9000)).slice(0, 2)).toEqual(parts.slice(0, 2))
})

it('a word is not cut where there is a space', () => {
  const [first = ''] = partsOf('word '.repeat(5000))
  expect(first.endsWith('word ')).toBe(true)
})
