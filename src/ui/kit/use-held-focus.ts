import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Holds the focus in a place from its first moment on, and gives it back when that goes: what is typed
 * meanwhile does not go where the focus was.
 * @returns what had the focus before
 */
export function useHeldFocus(place: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const before = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const focused = document.activeElement
    if (focused instanceof HTMLElement) before.current = focused
    place.current?.focus({ preventScroll: true })
    return () => before.current?.focus({ preventScroll: true })
  }, [place])
  return before
}
