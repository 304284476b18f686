import { expect, test } from 'vitest'

import { bestMatches, matchWords } from './match-words.ts'

test('every word must occur, in any order and case', () => {
  expect(matchWords(' K2 kimi ', 'Kimi K2')).not.toBeNull()
  expect(matchWords('kimi gemma', 'Kimi K2')).toBeNull()
  expect(matchWords('', 'Kimi K2')).toBe(0)
})

test('signs count for nothing where the letters alone fit', () => {
  expect(matchWords('gpt4o', 'GPT-4o mini')).not.toBeNull()
  expect(matchWords('llama3.2', 'llama-3.2:1b')).not.toBeNull()
  expect(matchWords('-', 'GPT 4')).toBeNull()
})

test('the beginning of the text is likeliest meant, then of a word, then anything within', () => {
  const names = ['a sketch', 'old Kimi', 'skimming', 'Kimi', 'k-i-m-i']
  expect(bestMatches('kimi', names, (name) => name)).toEqual(['Kimi', 'old Kimi', 'k-i-m-i'])
  expect(bestMatches('ki', names, (name) => name)).toEqual([
    'Kimi',
    'old Kimi',
    'skimming',
    'k-i-m-i',
  ])
})

test('of equals the order is kept, and nothing typed leaves all', () => {
  expect(bestMatches('a', ['a2', 'a1'], (text) => text)).toEqual(['a2', 'a1'])
  expect(bestMatches(' ', ['b', 'a'], (text) => text)).toEqual(['b', 'a'])
})
