import { expect, test } from 'vitest'

import { shortcutOf } from './page-shortcuts.ts'

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
  expect(shortcutOf(press('C', ['ctrl', 'shift']), elsewhere)).toBe('copy-answer')
  expect(shortcutOf(press('H', ['ctrl', 'shift']), elsewhere)).toBe('history')
  expect(shortcutOf(press('ArrowUp', ['alt']), elsewhere)).toBe('previous-message')
  expect(shortcutOf(press('ArrowDown', ['alt']), elsewhere)).toBe('next-message')
  expect(shortcutOf(press('z', ['ctrl']), elsewhere)).toBe('undo')
  expect(shortcutOf(press('b', ['ctrl']), elsewhere)).toBe('prompts')
  expect(shortcutOf(press('k', ['ctrl']), elsewhere)).toBe('palette')
  expect(shortcutOf(press('/', ['ctrl']), elsewhere)).toBe('palette')
  expect(shortcutOf(press('?', ['shift']), elsewhere)).toBe('shortcuts')
})

test('on a Mac the command key takes the place of Ctrl, which stays what it was', () => {
  expect(shortcutOf(press('b', ['meta']), mac)).toBe('prompts')
  expect(shortcutOf(press('b', ['ctrl']), mac)).toBeNull()
})

test('a sign is the sign, with or without Shift; a letter with Shift is another key', () => {
  expect(shortcutOf(press('/', ['ctrl', 'shift']), elsewhere)).toBe('palette')
  expect(shortcutOf(press('K', ['ctrl', 'shift']), elsewhere)).toBeNull()
})

test('the palette opens from a text field too', () => {
  expect(shortcutOf(press('k', ['ctrl']), inText)).toBe('palette')
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
