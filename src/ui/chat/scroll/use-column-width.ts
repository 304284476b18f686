import { startTransition, useLayoutEffect, useState, type RefObject } from 'react'

const initialWidth = 700
/** Narrower than any screen: an element that is not laid out says 0. */
const minWidth = 40

const widthOf = (element: HTMLElement): number =>
  Math.max(minWidth, Math.floor(element.clientWidth) || initialWidth)

/**
 * The width of the column of messages, in whole CSS pixels. All that is drawn by it reads it here:
 * measured in each message it would lay out each one that is out of sight.
 */
export function useColumnWidth(column: RefObject<HTMLElement | null>): number {
  // Before the messages are in it, when asking costs nothing; with them it is a layout of its own, and
  // all of them are drawn twice.
  const [width, setWidth] = useState(() => column.current && widthOf(column.current))
  useLayoutEffect(() => {
    const element = column.current
    if (!element) return
    const measure = () => setWidth(widthOf(element))
    const measureFirst = () => setWidth((known) => known ?? widthOf(element))
    measureFirst()
    if (!('ResizeObserver' in window)) return
    // A thousand messages drawn anew while somebody drags an edge must not hold up the edge.
    const observer = new ResizeObserver(() => startTransition(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [column])
  return width ?? initialWidth
}
