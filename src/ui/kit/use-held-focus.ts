import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Holds the focus in a place from its first moment on, and gives it back when that goes: what is typed
 * meanwhile does not go where the focus was.
 * @returns what had the focus before
 */
export function useHeldFocus(place: RefObject<HTMLElement | null>): RefObject<HTMLElement | null> {
  const before = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // What is no HTML is SVG, and takes the focus in the same way.
    before.current = document.activeElement as HTMLElement | null
    place.current?.focus({ preventScroll: true })
    return () => before.current?.focus()
  }, [place])
  return before
}
