/**
 * How a copy ended: on the clipboard, selected for the reader to copy by hand, or not at all.
 */
export type CopyOutcome = 'copied' | 'selected' | 'failed'

/**
 * Put text on the clipboard, on plain http too, where `navigator.clipboard` is absent.
 * Call it straight from a click: browsers allow `execCommand('copy')` only then.
 * @param shown the element that shows the text; it is selected when nothing else worked
 */
export async function copyText(text: string, shown?: Element | null): Promise<CopyOutcome> {
  if (await copyByApi(text)) return 'copied'
  if (copyByCommand(text)) return 'copied'
  return shown && selectContents(shown) ? 'selected' : 'failed'
}

async function copyByApi(text: string): Promise<boolean> {
  // The DOM types say it always exists; outside a secure context it does not.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (!clipboard) return false
  try {
    await clipboard.writeText(text)
    return true
  } catch {
    // Refused by a permission, or the document lost focus: the older way may still work.
    return false
  }
}

function copyByCommand(text: string): boolean {
  // Deprecated, and the only way on http://192.168.x.x; some engines have dropped it.
  const execute = document.execCommand as ((command: string) => boolean) | undefined
  if (!execute) return false
  const focused = document.activeElement
  const field = createHiddenField(text)
  // Inside an open modal dialog everything outside it is inert, and inert text cannot be selected.
  const host = focused?.closest('dialog, [role="dialog"]') ?? document.body
  host.append(field)
  field.select()
  try {
    return execute.call(document, 'copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

function createHiddenField(text: string): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.tabIndex = -1
  field.setAttribute('aria-hidden', 'true')
  // 16 px keeps iOS from zooming; fixed keeps the page from scrolling to it.
  Object.assign(field.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    opacity: '0',
    fontSize: '16px',
  })
  return field
}

function selectContents(element: Element): boolean {
  const selection = window.getSelection()
  if (!selection) return false
  selection.selectAllChildren(element)
  return selection.toString() !== ''
}
