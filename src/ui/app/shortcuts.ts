/** A key of the whole page, or one that is told in the shortcut sheet and obeyed elsewhere. */
export interface Shortcut {
  /** As they are printed; `Mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys: readonly string[]
  readonly does: string
}

/** What the page itself obeys. */
export const pageShortcuts = {
  'copy-last': { keys: ['Mod', 'Shift', 'C'], does: 'Copy the last answer' },
  'previous-message': { keys: ['Alt', '↑'], does: 'Previous message' },
  'next-message': { keys: ['Alt', '↓'], does: 'Next message' },
  undo: { keys: ['Mod', 'Z'], does: 'Take back the last delete or reset, outside text fields' },
  prompts: { keys: ['Mod', 'B'], does: 'Show or hide prompts and chats' },
  history: { keys: ['Mod', 'Shift', 'H'], does: 'History: all chats' },
  help: { keys: ['?'], does: 'This list' },
} as const satisfies Readonly<Record<string, Shortcut>>

export type ShortcutId = keyof typeof pageShortcuts

/** What the conversation obeys. */
export const chatShortcuts = (enterSends: boolean): readonly Shortcut[] => [
  { keys: enterSends ? ['Enter'] : ['Mod', 'Enter'], does: 'Send' },
  { keys: enterSends ? ['Shift', 'Enter'] : ['Enter'], does: 'New line' },
  { keys: ['Mod', 'Enter'], does: 'Send, from anywhere on the page' },
  { keys: ['Esc'], does: 'Close what is open; otherwise stop the answer' },
  { keys: ['↑'], does: 'In an empty composer: edit your last message' },
]

export const isMac = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform)

type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

export interface KeyContext {
  readonly isMac: boolean
  /** The key would otherwise write or edit text. */
  readonly isInText: boolean
  readonly hasSingleKeys: boolean
}

/** Which shortcut a key press is; null when it is none. */
export function shortcutOf(press: KeyPress, context: KeyContext): ShortcutId | null {
  const { key, shiftKey, altKey } = press
  const isMod = context.isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey
  const letter = key.toLowerCase()
  if (isMod && !altKey) {
    if (letter === 'c' && shiftKey) return 'copy-last'
    if (letter === 'h' && shiftKey) return 'history'
    if (shiftKey) return null
    if (letter === 'b') return 'prompts'
    return letter === 'z' && !context.isInText ? 'undo' : null
  }
  if (press.metaKey || press.ctrlKey) return null
  // On a Mac, Option and an arrow move the caret by paragraphs.
  if (altKey && !shiftKey && !(context.isMac && context.isInText)) {
    if (key === 'ArrowUp') return 'previous-message'
    if (key === 'ArrowDown') return 'next-message'
  }
  return key === '?' && !altKey && !context.isInText && context.hasSingleKeys ? 'help' : null
}
