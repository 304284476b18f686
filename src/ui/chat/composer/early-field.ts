/** Where the field of `index.html` stands. The field has the name of the composer that follows it. */
const placeId = 'early'

/** What was typed before the page ran. */
export interface EarlyText {
  readonly text: string
  readonly selectionStart: number
  readonly selectionEnd: number
  readonly hasFocus: boolean
}

/**
 * Empties the field that is there before the scripts are (`index.html`).
 * @returns null when it is gone, or nothing was typed
 */
export function takeEarlyText(): EarlyText | null {
  const field = document.querySelector<HTMLTextAreaElement>(`#${placeId} textarea`)
  if (field === null || field.value === '') return null
  const { value: text, selectionStart, selectionEnd } = field
  const hasFocus = document.activeElement === field
  field.value = ''
  return { text, selectionStart, selectionEnd, hasFocus }
}

/** The page is there, or what says that it cannot be. */
export const removeEarlyPage = (): void => document.getElementById(placeId)?.remove()
