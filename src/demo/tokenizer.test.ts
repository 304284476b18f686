import fc from 'fast-check'
import { expect, test } from 'vitest'

import { countTokens, tokenize } from './tokenizer.ts'

test('joining the tokens gives any text back exactly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tokenize(text).join('')).toBe(text)
    }),
  )
})

test('a word takes the space before it along, and a long word becomes pieces', () => {
  expect(tokenize('A quantum superposition isn’t 12345!\n\n    return x')).toEqual([
    'A',
    ' quantum',
    ' superposi',
    'tion',
    ' isn’t',
    ' 123',
    '45',
    '!',
    '\n\n',
    '   ',
    ' return',
    ' x',
  ])
})

test('scripts without spaces are counted sign by sign, so that a long text is not one token', () => {
  expect(countTokens('量子计算很有趣')).toBe(7)
  expect(countTokens('ひらがな')).toBe(4)
})

test('tokens that once were neighbours are the same tokens when their texts meet again', () => {
  const words = tokenize('The same qubit, `merge_sort(items)`:\n\n```python\n    x = 10\n')
  const joined = words.slice(0, 3).concat(words.slice(3)).join('')
  expect(tokenize(joined)).toEqual(words)
})

test('a megabyte of one sign is tokenized in linear time', () => {
  expect(countTokens('!'.repeat(1_000_000))).toBe(250_000)
  expect(countTokens(' '.repeat(1_000_000))).toBe(62_500)
})
