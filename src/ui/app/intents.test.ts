import { expect, test } from 'vitest'

import { intentOf } from './intents.ts'

const press = (key: string, held: readonly ('meta' | 'ctrl' | 'shift' | 'alt')[] = []) => ({
  key,
  metaKey: held.includes('meta'),
  ctrlKey: held.includes('ctrl'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})
const idOf = (...asked: Parameters<typeof intentOf>) => intentOf(...asked)?.id ?? null
const elsewhere = { isMac: false, isInText: false, hasSingleKeys: true }
const inText = { ...elsewhere, isInText: true }
const mac = { ...elsewhere, isMac: true }

test('each shortcut of the sheet is obeyed', () => {
  expect(idOf(press('C', ['ctrl', 'shift']), elsewhere)).toBe('copy-answer')
  expect(idOf(press('H', ['ctrl', 'shift']), elsewhere)).toBe('history')
  expect(idOf(press('ArrowUp', ['alt']), elsewhere)).toBe('previous-message')
  expect(idOf(press('ArrowDown', ['alt']), elsewhere)).toBe('next-message')
  expect(idOf(press('z', ['ctrl']), elsewhere)).toBe('undo')
  expect(idOf(press('b', ['ctrl']), elsewhere)).toBe('prompts')
  expect(idOf(press('k', ['ctrl']), elsewhere)).toBe('palette')
  expect(idOf(press('/', ['ctrl']), elsewhere)).toBe('palette')
  expect(idOf(press('?', ['shift']), elsewhere)).toBe('shortcuts')
})

test('on a Mac the command key takes the place of Ctrl, which stays what it was', () => {
  expect(idOf(press('b', ['meta']), mac)).toBe('prompts')
  expect(idOf(press('b', ['ctrl']), mac)).toBeNull()
})

test('a sign is the sign, with or without Shift; a letter with Shift is another key', () => {
  expect(idOf(press('/', ['ctrl', 'shift']), elsewhere)).toBe('palette')
  expect(idOf(press('K', ['ctrl', 'shift']), elsewhere)).toBeNull()
})

test('the palette opens from a text field too', () => {
  expect(idOf(press('k', ['ctrl']), inText)).toBe('palette')
})

test('in a text field undo and letters belong to the text', () => {
  expect(idOf(press('z', ['ctrl']), inText)).toBeNull()
  expect(idOf(press('?', ['shift']), inText)).toBeNull()
  expect(idOf(press('ArrowUp', ['alt']), { ...inText, isMac: true })).toBeNull()
})

test('single keys can be switched off', () => {
  expect(idOf(press('?', ['shift']), { ...elsewhere, hasSingleKeys: false })).toBeNull()
})

test('redo, reload and plain letters are nobody’s', () => {
  for (const each of [press('z', ['ctrl', 'shift']), press('r', ['ctrl']), press('c'), press('b')])
    expect(idOf(each, elsewhere)).toBeNull()
})
