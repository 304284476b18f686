import { expect, test } from 'vitest'

import { shortcutOf } from './shortcuts.ts'

const press = (key: string, held: readonly ('meta' | 'ctrl' | 'shift' | 'alt')[] = []) => ({
  key,
  metaKey: held.includes('meta'),
  ctrlKey: held.includes('ctrl'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})
const elsewhere = { isMac: false, isInText: false, hasSingleKeys: true }
const inText = { ...elsewhere, isInText: true }
const mac = { ...elsewhere, isMac: true }

test('each shortcut of the sheet is obeyed', () => {
  expect(shortcutOf(press('C', ['ctrl', 'shift']), elsewhere)).toBe('copy-last')
  expect(shortcutOf(press('H', ['ctrl', 'shift']), elsewhere)).toBe('history')
  expect(shortcutOf(press('ArrowUp', ['alt']), elsewhere)).toBe('previous-message')
  expect(shortcutOf(press('ArrowDown', ['alt']), elsewhere)).toBe('next-message')
  expect(shortcutOf(press('z', ['ctrl']), elsewhere)).toBe('undo')
  expect(shortcutOf(press('b', ['ctrl']), elsewhere)).toBe('prompts')
  expect(shortcutOf(press('?', ['shift']), elsewhere)).toBe('help')
})

test('on a Mac the command key takes the place of Ctrl, which stays what it was', () => {
  expect(shortcutOf(press('b', ['meta']), mac)).toBe('prompts')
  expect(shortcutOf(press('b', ['ctrl']), mac)).toBeNull()
})

test('in a text field undo and letters belong to the text', () => {
  expect(shortcutOf(press('z', ['ctrl']), inText)).toBeNull()
  expect(shortcutOf(press('?', ['shift']), inText)).toBeNull()
  expect(shortcutOf(press('ArrowUp', ['alt']), { ...inText, isMac: true })).toBeNull()
})

test('single keys can be switched off', () => {
  expect(shortcutOf(press('?', ['shift']), { ...elsewhere, hasSingleKeys: false })).toBeNull()
})

test('redo, reload and plain letters are nobody’s', () => {
  for (const each of [press('z', ['ctrl', 'shift']), press('r', ['ctrl']), press('c'), press('b')])
    expect(shortcutOf(each, elsewhere)).toBeNull()
})
