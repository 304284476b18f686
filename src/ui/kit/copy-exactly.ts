import type { ClipboardEvent } from 'react'

/** Browsers put a line break between blocks; what is selected has its own. */
export function copyExactly(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return
  const range = selection.getRangeAt(0)
  // What goes beyond the text is the browser's to copy.
  if (!event.currentTarget.contains(range.commonAncestorContainer)) return
  event.clipboardData.setData('text/plain', range.toString())
  event.preventDefault()
}
