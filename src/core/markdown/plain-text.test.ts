import { expect, test } from 'vitest'

import { plainTextOf, spokenAnswerOf } from './plain-text.ts'

test('markdown marks are not read aloud', () => {
  expect(
    plainTextOf(
      '## Two *ways*\n\n- **First**: `a` and ~~b~~\n- [x] done\n> see [the docs](https://example.org "Docs")\n\n---\n\n![a cat](cat.png)',
    ),
  ).toBe('Two ways\n\nFirst: a and b\ndone\nsee the docs\n\na cat')
})

test('a code block is named, not spelled', () => {
  const code = ['```python', ...Array.from({ length: 12 }, (_, i) => `x = ${i}`), '```'].join('\n')
  expect(plainTextOf(`Run this:\n\n${code}\n\nDone.`)).toBe(
    'Run this:\n\ncode block, 12 lines, Python\n\nDone.',
  )
  expect(plainTextOf('~~~\none\n~~~')).toBe('code block, 1 line')
  expect(plainTextOf('```zig\na\nb')).toBe('code block, 2 lines, zig')
  expect(plainTextOf('````md\n```\na\n```\n````')).toBe('code block, 3 lines, md')
})

test('a language called like a member of every object stays a word', () => {
  expect(plainTextOf('```constructor\na\n```')).toBe('code block, 1 line, constructor')
})

test('a table is read row by row', () => {
  expect(plainTextOf('| Verb | Safe |\n|------|:----:|\n| GET | yes |')).toBe(
    'Verb, Safe\nGET, yes',
  )
})

test('what only looks like a mark stays', () => {
  expect(plainTextOf('2 * 3 = 6, snake_case, a_b, 5 > 4')).toBe('2 * 3 = 6, snake_case, a_b, 5 > 4')
})

test('a long answer is announced by its first paragraph', () => {
  expect(spokenAnswerOf(`First.\n\n${'word '.repeat(400)}`)).toBe(
    'First.\n\nContinue in the conversation',
  )
  expect(spokenAnswerOf('Short.')).toBe('Short.')
})

// What they cost is measured by e2e/bench/hostile.
test.each(['**a**', '[', '![', '`', '_', '|', '> ', '- ', '~'])(
  'of 100 kB of %s the words are left',
  (part) => {
    const text = part.repeat(100_000 / part.length)
    expect(plainTextOf(`a ${text}\n\nwords`)).toMatch(/(?:^|\s)words$/)
    expect(plainTextOf(text).length).toBeLessThanOrEqual(text.length)
  },
)
