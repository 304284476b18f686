import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readStop, showStop } from './stop-text.ts'

test('new lines and tabs are typed and shown as \\n and \\t', () => {
  expect(readStop('\\n\\nEND\\t')).toBe('\n\nEND\t')
  expect(showStop('\n\nEND\t')).toBe('\\n\\nEND\\t')
})

test('a backslash before anything else is a backslash', () => {
  expect(readStop('\\d+')).toBe('\\d+')
  expect(readStop('C:\\\\new')).toBe('C:\\new')
})

test('any text that is shown reads back as it was', () => {
  const unit = fc.constantFrom('\\', 'n', 't', '\n', '\t', '\r', 'a', '😀')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(readStop(showStop(text))).toBe(text)
    }),
  )
})
