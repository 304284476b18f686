import { expect, test } from 'vitest'

import { countWords, wordCountOf } from './word-count.ts'

test('the words of a long answer are counted at its beginning', () => {
  expect(wordCountOf('one **two** three')).toBe('3 words')
  expect(wordCountOf('four '.repeat(12_000))).toBe('about 12,000 words')
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
