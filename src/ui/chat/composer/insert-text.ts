/** Longer ones the browser would insert paragraph by paragraph, for seconds. In characters. */
const longestUndoable = 100_000

/** Puts a text at the caret as a paste does: with its `input` event and, where it can be, with undo. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus()
  // Deprecated, and the only way that the browser's own undo knows of; some engines lack it.
  const execute = document.execCommand as typeof document.execCommand | undefined
  const isShort = text.length <= longestUndoable
  if (isShort && execute?.call(document, 'insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))
}
