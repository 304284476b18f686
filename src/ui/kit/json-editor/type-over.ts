import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * Typing over a selection. Left to do it, Chromium carries the underline of what was selected over
 * to what is typed, by a style attribute: the page's policy forbids that, and says so aloud.
 */
export const typeOver: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || event.isComposing) return false
    // Not the editor's own selection: that hears of the page's a moment later.
    const range = selectedRange(view.root)
    if (!range || !event.cancelable) return false
    const from = view.posAtDOM(range.startContainer, range.startOffset)
    const to = view.posAtDOM(range.endContainer, range.endOffset)
    if (from >= to) return false
    const insert = view.state.toText(event.data)
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.type',
      scrollIntoView: true,
    })
    return true
  },
})

/** Only Chromium has it, and only Chromium needs it; to the document a shadow root is one place. */
function selectedRange(root: DocumentOrShadowRoot): Range | null {
  if (!('getSelection' in root) || typeof root.getSelection !== 'function') return null
  const selection: unknown = root.getSelection()
  return selection instanceof Selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
}
