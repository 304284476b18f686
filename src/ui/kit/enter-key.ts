/** What of a keydown decides about Enter. `keyCode` is deprecated and the only sign Safari gives. */
export interface EnterKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly keyCode: number
}

export interface EnterHabits {
  /** The preference: Enter sends, or Enter makes a new line. */
  readonly enterSends: boolean
  /** A touch screen with no sign of a keyboard: it has no Shift+Enter, so Enter must be a new line. */
  readonly isSoftKeyboard: boolean
}

/**
 * An input method is at work: its Enter picks a word. Safari ends the composition before the keydown,
 * which then carries 229 and `isComposing: false` (WebKit 165004).
 */
export const isComposing = (event: Pick<EnterKey, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229

/** Whether this keydown in the composer means Send. Every other Enter is left to the browser. */
export function enterMeansSend(event: EnterKey, habits: EnterHabits): boolean {
  if (event.key !== 'Enter' || isComposing(event)) return false
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && !event.altKey
  if (event.shiftKey || event.altKey) return false
  return habits.enterSends && !habits.isSoftKeyboard
}
