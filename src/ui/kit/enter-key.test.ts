import { expect, test } from 'vitest'

import { enterMeansSend, type EnterHabits, type EnterKey } from './enter-key.ts'

const anEnter = (change: Partial<EnterKey> = {}): EnterKey => ({
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
  ...change,
})

const desk: EnterHabits = { enterSends: true, isSoftKeyboard: false }
const swapped: EnterHabits = { enterSends: false, isSoftKeyboard: false }
const phone: EnterHabits = { enterSends: true, isSoftKeyboard: true }

test('Enter sends at a desk, and Shift+Enter makes a new line', () => {
  expect(enterMeansSend(anEnter(), desk)).toBe(true)
  expect(enterMeansSend(anEnter({ shiftKey: true }), desk)).toBe(false)
})

test('Enter makes a new line where the preference says so, and where there is no other way to make one', () => {
  expect(enterMeansSend(anEnter(), swapped)).toBe(false)
  expect(enterMeansSend(anEnter(), phone)).toBe(false)
})

test.each([desk, swapped, phone])('Cmd or Ctrl with Enter always sends: %o', (habits) => {
  expect(enterMeansSend(anEnter({ metaKey: true }), habits)).toBe(true)
  expect(enterMeansSend(anEnter({ ctrlKey: true }), habits)).toBe(true)
})

test.each([desk, swapped, phone])(
  'no Enter of an input method sends, in either order: %o',
  (habits) => {
    for (const modifiers of [{}, { ctrlKey: true }, { metaKey: true }]) {
      const chromium = anEnter({ ...modifiers, isComposing: true, keyCode: 229 })
      const safari = anEnter({ ...modifiers, isComposing: false, keyCode: 229 })
      expect(enterMeansSend(chromium, habits)).toBe(false)
      expect(enterMeansSend(safari, habits)).toBe(false)
    }
  },
)

test('no other key sends', () => {
  expect(enterMeansSend(anEnter({ key: 'a', keyCode: 65 }), desk)).toBe(false)
  expect(enterMeansSend(anEnter({ altKey: true }), desk)).toBe(false)
})
