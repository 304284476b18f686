import { expect, test } from 'vitest'

import { releasedText, wholeWordsOf } from './released-text.ts'

test('whole paragraphs are released, the growing one is held', () => {
  expect(releasedText('One.\n\nTwo is gro')).toBe('One.\n\n')
  expect(releasedText('One is gro')).toBe('')
})

test('a very long paragraph is released sentence by sentence', () => {
  const sentence = `${'word '.repeat(90)}ends. `
  expect(releasedText(`${sentence}And the next`)).toBe(sentence.trimEnd())
})

test('a dot within a word or a number ends no sentence, and nothing is taken back', () => {
  const text = `${'word '.repeat(90)}costs $3.50 at example.com. And more words.`
  let before = ''
  for (let end = 401; end <= text.length; end++) {
    const shown = releasedText(text.slice(0, end))
    expect(shown.startsWith(before)).toBe(true)
    before = shown
  }
  expect(before).toBe(text.slice(0, text.indexOf(' And')))
})

test('a very long line without an end is left to the clock, or each token of it would show', () => {
  expect(releasedText('x'.repeat(401))).toBe('')
})

test('the word that grows is none yet; of what has no spaces all is there', () => {
  expect(wholeWordsOf('One two thr')).toBe('One two ')
  expect(wholeWordsOf('One')).toBe('')
  expect(wholeWordsOf('x'.repeat(401))).toBe('x'.repeat(401))
})
