import { startTransition, useLayoutEffect, useState, type RefObject } from 'react'

const initialWidth = 700
/** Narrower than any screen: an element that is not laid out says 0. */
const minWidth = 40

/**
 * The width of the column of messages, in whole CSS pixels. All that is drawn by it reads it here:
 * measured in each message it would lay out each one that is out of sight.
 */
export function useColumnWidth(column: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(initialWidth)
  useLayoutEffect(() => {
    const element = column.current
    if (!element) return
    const measure = () =>
      setWidth(Math.max(minWidth, Math.floor(element.clientWidth) || initialWidth))
    measure()
    if (!('ResizeObserver' in window)) return
    // A thousand messages drawn anew while somebody drags an edge must not hold up the edge.
    const observer = new ResizeObserver(() => startTransition(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [column])
  return width
}
