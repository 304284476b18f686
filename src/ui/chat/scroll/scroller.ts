import type { ScrollPlace } from './pinned.ts'

/** On a very low window the log does not scroll; the page does, as a document (ux.md §1.9). */
export function scrollerOf(log: HTMLElement): HTMLElement {
  const { overflowY } = getComputedStyle(log)
  return overflowY === 'visible' ? document.documentElement : log
}

export function placeOf(log: HTMLElement): ScrollPlace {
  const scroller = scrollerOf(log)
  return {
    top: scroller.scrollTop,
    viewHeight: scroller.clientHeight,
    contentHeight: scroller.scrollHeight,
  }
}

/** At once, never smoothly: a smooth scroll would still be under way when the next words come. */
export function scrollToEnd(log: HTMLElement): void {
  const scroller = scrollerOf(log)
  scroller.scrollTop = scroller.scrollHeight
}

/** Goes to the start, in one step. */
export function scrollToStart(log: HTMLElement): void {
  scrollerOf(log).scrollTop = 0
}

/**
 * Whether the browser keeps what is seen in its place when something above it changes. WebKit does
 * not; and it lays a page out between two tasks as well, so that what shrinks in one and grows in
 * the next has moved the log up, and no frame shows why.
 */
export const hasScrollAnchoring = (): boolean => CSS.supports('overflow-anchor', 'none')

/** @param mode of the wheel event: Firefox counts lines */
export function scrollByWheel(log: HTMLElement, delta: number, mode: number): void {
  const scroller = scrollerOf(log)
  const unit = mode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1
  scroller.scrollBy({
    top: delta * (mode === WheelEvent.DOM_DELTA_PAGE ? scroller.clientHeight : unit),
  })
}

/** What browsers take for one line of a wheel, in CSS pixels. */
const lineHeight = 16
