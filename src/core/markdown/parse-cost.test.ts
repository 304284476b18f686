import { describe, expect, it } from 'vitest'

import { estimateParseMs, findUnreadable, isTooCostly } from './parse-cost.ts'

const list = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- x`).join('\n')

describe('isTooCostly', () => {
  it.each([
    ['8,000 bold letters', '**a**'.repeat(8000)],
    ['marks in turn', '**_'.repeat(5000)],
    ['20,000 dollars', '$a'.repeat(20_000)],
    ['footnotes called without end', '[^a]'.repeat(7000)],
    ['brackets', '['.repeat(20_000)],
    ['comments begun', 'a<!--'.repeat(4000)],
    ['backticks of every length', Array.from({ length: 99 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['a line of 40 kB', 'word '.repeat(8000)],
    ['a list of 5,000', '- a\n'.repeat(5000)],
  ])('%s', (_name, text) => expect(isTooCostly(text)).toBe(true))

  it.each([
    ['a paragraph of 5,000 words', 'lorem '.repeat(5000)],
    [
      'a list of 200 with bold words and code',
      '- **item** with `code` and [a](https://b.c)\n'.repeat(200),
    ],
    ['a table of 400 rows', '| one | two words | 3 | `four` |\n'.repeat(400)],
    ['a paragraph full of code', 'some `code` and '.repeat(500)],
  ])('not %s', (_name, text) => expect(isTooCostly(text)).toBe(false))
})

describe('estimateParseMs', () => {
  it('grows with what is in the text, not with its length alone', () => {
    const prose = 'word '.repeat(1000)
    expect(estimateParseMs('')).toBe(0)
    expect(estimateParseMs(prose)).toBeLessThan(estimateParseMs('- a\n\n'.repeat(1000)))
    expect(estimateParseMs(prose.repeat(2))).toBeCloseTo(2 * estimateParseMs(prose))
  })
})

describe('findUnreadable', () => {
  it.each([
    ['2,500 quotations', '>'.repeat(2500)],
    ['spaced quotations', '> '.repeat(150)],
    ['150 items in one line', '- '.repeat(150)],
    ['150 numbers in one line', '1. '.repeat(150)],
    ['150 items each within the one before', list(150)],
  ])('finds %s, and no more than its lines', (_name, deep) => {
    const text = `before\n\n${deep}\n\nafter`
    const found = findUnreadable(text, 0)
    expect(found).toEqual({ start: 8, end: 8 + deep.length + 2 })
  })

  it.each([
    ['20 quotations', '> '.repeat(20)],
    ['20 items each within the one before', list(20)],
    ['deep indentation without a list', `${' '.repeat(500)}x`],
    ['a fence without a blank line', `\`\`\`\n${'code\n'.repeat(20_000)}\`\`\``],
    ['a fence that is still open', `text\n\n~~~\n${'> '.repeat(2000)}`],
  ])('reads %s', (_name, text) => expect(findUnreadable(text, 0)).toBeNull())

  it('finds what comes after a fence', () => {
    const text = `\`\`\`\na\n\`\`\`\n${'>'.repeat(200)}`
    expect(findUnreadable(text, 0)).toEqual({ start: 9, end: text.length })
  })

  it('takes a CRLF for one line end', () => {
    const text = `a\r\n${'b '.repeat(20_000)}\r\nc`
    expect(findUnreadable(text, 0)).toEqual({ start: 0, end: text.length })
  })
})
