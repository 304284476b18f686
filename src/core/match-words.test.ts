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

test.each([
  ['gpt4omini', 'GPT-4o mini'],
  ['35turbo', 'openai/gpt-3.5-turbo'],
  ['r1-distill', 'DeepSeek R1 Distill'],
  ['llama 3.1', 'meta.llama3-1-8b-instruct'],
  ['claude 4.1', 'claude-opus-4-1'],
  ['deepseek-r1', 'deepseek_r1'],
])('“%s” goes over signs and spaces to find “%s”', (typed, text) => {
  expect(matchWords(typed, text)).not.toBeNull()
})

test.each([
  ['o1', 'Pro 1.5'],
  ['o3', 'Solar Pro 3'],
  ['r1', 'Magistral for 1 GPU'],
  ['4omini', 'GPT-14o mini'],
])('“%s” does not begin in the middle of a word of “%s”', (typed, text) => {
  expect(matchWords(typed, text)).toBeNull()
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
