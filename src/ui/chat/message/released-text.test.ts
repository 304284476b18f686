import { expect, test } from 'vitest'

import { releasedText } from './released-text.ts'

test('whole paragraphs are released, the growing one is held', () => {
  expect(releasedText('One.\n\nTwo is gro')).toBe('One.\n\n')
  expect(releasedText('One is gro')).toBe('')
})

test('a very long paragraph is released sentence by sentence', () => {
  const sentence = `${'word '.repeat(90)}ends. `
  expect(releasedText(`${sentence}And the next`)).toBe(sentence.trimEnd())
})

test('a very long line without an end is not held for ever', () => {
  const line = 'x'.repeat(401)
  expect(releasedText(line)).toBe(line)
})
