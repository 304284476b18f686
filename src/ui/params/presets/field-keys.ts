import type { KeyboardEvent } from 'react'

/** UTF-16 units; a longer name is cut when it is read (`parsePreset`). */
export const longestName = 80

interface FieldKeys {
  readonly onEnter: () => void
  readonly onEscape: () => void
}

/**
 * Enter and Escape of a field that stands in the page for a moment. They end here: the page would
 * stop an answer, and a sheet would close.
 */
export const fieldKeys =
  ({ onEnter, onEscape }: FieldKeys) =>
  (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') onEnter()
    else onEscape()
  }
