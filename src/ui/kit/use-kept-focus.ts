import { useEffect, type RefObject } from 'react'

interface Place {
  readonly element: Element
  readonly name: string | null
  /** Of the first landing that holds the element or comes after it. */
  readonly index: number
}

/**
 * When a control goes away while it has the focus (Undo, Run again, a pager), the browser drops the
 * focus to the top of the page. This hands it on: to the control of the same name that took its
 * place, else to the landing around it, else to the one now standing where it was.
 * @param landings selects what can take the focus inside the container
 */
export function useKeptFocus(container: RefObject<HTMLElement | null>, landings: string): void {
  useEffect(() => {
    const root = container.current
    if (!root) return
    let place: Place | null = null
    const onFocusIn = ({ target }: FocusEvent) => {
      place = target instanceof Element ? placeOf(target, root, landings) : null
    }
    const onFocusOut = ({ target }: FocusEvent) => {
      // Who leaves by themselves has left; who is removed is found again below.
      queueMicrotask(() => {
        if (place?.element === target && place.element.isConnected) place = null
      })
    }
    const observer = new MutationObserver(() => {
      if (!place || place.element.isConnected) return
      // What takes its place may be on its way: whoever has the focus by then keeps it.
      if (document.activeElement !== document.body) place = null
      else heirOf(place, root, landings)?.focus({ preventScroll: true })
    })
    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    observer.observe(root, { childList: true, subtree: true })
    return () => {
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
      observer.disconnect()
    }
  }, [container, landings])
}

const landingsIn = (root: Element, landings: string): readonly HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(landings),
]

function placeOf(element: Element, root: Element, landings: string): Place {
  const isBefore = (landing: Element) =>
    !landing.contains(element) &&
    (landing.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return {
    element,
    name: element.getAttribute('aria-label'),
    index: landingsIn(root, landings).filter(isBefore).length,
  }
}

function heirOf({ element, name, index }: Place, root: Element, landings: string) {
  const controls = [...root.querySelectorAll<HTMLElement>('button[aria-label]')]
  const same = controls.find((control) => control.getAttribute('aria-label') === name)
  if (same && element.matches('button')) return same
  const all = landingsIn(root, landings)
  return all[Math.min(index, all.length - 1)]
}
