import { expect, test } from 'vitest'

import { countWords, plainTextOf, spokenAnswerOf, wordCountOf } from './plain-text.ts'

test('the words of a long answer are counted at its beginning', () => {
  expect(wordCountOf('one **two** three')).toBe('3 words')
  expect(wordCountOf('four '.repeat(12_000))).toBe('about 12,000 words')
})

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

test('words are counted in scripts without spaces too', () => {
  expect(countWords('Stop, then *go* on.')).toBe(4)
  expect(countWords('')).toBe(0)
  expect(countWords('我喜欢你')).toBeGreaterThan(1)
  expect(countWords('I said 你好 twice')).toBe(4)
})

test.each([
  "Don't panic: it's the dog's 3.14 or 1,000; e.g. snake_case, x2 and node.js (v20.1).",
  'a_b __init__ 5 > 4, -- *** … 1.5.2 foo@bar.org https://example.org/a?b=c#d',
  'Die Straße „heißt“ naïve; l’été, aujourd’hui, Ærøskøbing, e\u0301te\u0301.',
  'Привет, мир! Καλημέρα, κόσμε. Ընկեր.',
  'مرحبا بالعالم، كيف حالك؟ שלום, עולם.',
  'नमस्ते दुनिया, आप कैसे हैं? 안녕하세요, 세계.',
  '```js\nconst x = [1, 2].map((n) => `${n}px`)\n```\n| a | b |\n|---|---|\n| 1 | $x^2$ |',
])('where words are spaced they are counted as a dictionary counts them: %s', (text) => {
  const dictionary = new Intl.Segmenter('en', { granularity: 'word' })
  const counted = [...dictionary.segment(text)].filter(({ isWordLike }) => isWordLike).length
  expect(countWords(text)).toBe(counted)
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
