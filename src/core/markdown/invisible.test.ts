import { expect, it } from 'vitest'

import { hasInvisible, showInvisible } from './invisible.ts'

it('names what hides or reorders text', () => {
  expect(showInvisible('a\u202eb\u{e0041}\u200b\u2066')).toBe('a⟨U+202E⟩b⟨U+E0041⟩⟨U+200B⟩⟨U+2066⟩')
})

it('leaves alone what scripts and emoji need', () => {
  const text = 'می\u200cخواهم 👩\u200d💻 \u200fשלום\u200e é'
  expect(showInvisible(text)).toBe(text)
  expect(hasInvisible(text)).toBe(false)
})

it('tells twice in a row', () => {
  expect([hasInvisible('\ufeff'), hasInvisible('\ufeff')]).toEqual([true, true])
})
