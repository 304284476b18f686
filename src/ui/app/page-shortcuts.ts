import { isPressed, type KeyPress, type Keys } from './key-press.ts'

interface PageKeys {
  readonly keys: Keys
  readonly otherKeys?: Keys
  /** In a text field they mean something else. */
  readonly isOutsideText?: true
}

/**
 * What the page itself obeys, by the id of its intent. Only the keys are here: they are heard from
 * the beginning, and what they do (`intents.ts`) comes with the first of them.
 */
export const pageShortcuts = {
  palette: { keys: ['Mod', 'K'], otherKeys: ['Mod', '/'] },
  'copy-answer': { keys: ['Mod', 'Shift', 'C'] },
  'previous-message': { keys: ['Alt', '↑'] },
  'next-message': { keys: ['Alt', '↓'] },
  undo: { keys: ['Mod', 'Z'], isOutsideText: true },
  prompts: { keys: ['Mod', 'B'] },
  history: { keys: ['Mod', 'Shift', 'H'] },
  shortcuts: { keys: ['?'] },
} as const satisfies Readonly<Record<string, PageKeys>>

export type ShortcutId = keyof typeof pageShortcuts

export interface KeyContext {
  readonly isMac: boolean
  /** The key would otherwise write or edit text. */
  readonly isInText: boolean
  readonly hasSingleKeys: boolean
}

/** Which shortcut a key press is; null when it is none. */
export function shortcutOf(press: KeyPress, context: KeyContext): ShortcutId | null {
  const { isInText, hasSingleKeys, isMac } = context
  const isFree = (keys: Keys, isOutsideText: boolean): boolean => {
    if (keys.length === 1) return hasSingleKeys && !isInText
    // On a Mac, Option and an arrow move the caret by paragraphs.
    return !(isInText && (isOutsideText || (isMac && keys.includes('Alt'))))
  }
  // The ids are the keys of that very table.
  const all = Object.entries(pageShortcuts) as [ShortcutId, PageKeys][]
  const found = all.find(([, { keys, otherKeys, isOutsideText = false }]) =>
    [keys, otherKeys].some(
      (each) => each && isPressed(each, press, isMac) && isFree(each, isOutsideText),
    ),
  )
  return found?.[0] ?? null
}
