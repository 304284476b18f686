import { hasScrollAnchoring, placeOf, scrollerOf, scrollToEnd } from './scroller.ts'

/** A box at the upper edge of the view. */
interface Spot {
  readonly box: Element
  /** CSS pixels from the edge down to where the box begins; negative above it. */
  readonly below: number
  /** How much of its height is above the edge, from 0 to 1: it may be another height next time. */
  readonly share: number
}

/** Where somebody reads, from the message to the line. */
type ReadingPlace = readonly Spot[]

export interface PlaceKeeper {
  /** Nothing was laid out anew: what is seen now is what is to be seen then. */
  readonly note: (isAtEnd: boolean) => void
  /** Goes back to what was noted, if what was laid out since has moved it. */
  readonly hold: () => void
}

/** In CSS pixels: between two blocks, the next one is the place. Wider than the gap of two messages. */
const widestGap = 32

/**
 * Keeps what is read in its place when the column gets another width, or another element scrolls
 * (a phone is turned), or what is above it is laid out for the first time. Browsers do a part of
 * that: none when the style of what scrolls changes, and what scrolls from now on is at its start;
 * WebKit nothing at all; Firefox not for the group that comes into view.
 */
export function createPlaceKeeper(log: HTMLElement, content: HTMLElement): PlaceKeeper {
  let place: ReadingPlace | 'end' = 'end'
  let width = content.clientWidth
  let before = placeOf(log)
  let scroller = scrollerOf(log)
  return {
    note: (isAtEnd) => {
      const now = placeOf(log)
      const hasScrolled = Math.abs(now.top - before.top) >= 1
      if (isAtEnd) place = 'end'
      else if (place === 'end' || hasScrolled) place = readingPlaceOf(log, content)
      // The same boxes: around them all may be estimates still.
      else place = measure(log, place)
      before = now
    },
    hold: () => {
      const isSame = width === content.clientWidth && scroller === scrollerOf(log)
      width = content.clientWidth
      scroller = scrollerOf(log)
      if (place === 'end') {
        if (!isSame) scrollToEnd(log)
        return
      }
      const { top, contentHeight } = placeOf(log)
      if (isSame && contentHeight === before.contentHeight) return
      const scrolled = isSame ? top - before.top : 0
      const hasScrolled = Math.abs(scrolled) >= 1
      // By the reader, or by the browser that holds the place itself: nobody can tell.
      if (hasScrolled && hasScrollAnchoring()) return
      returnTo(log, place, isSame)
      before = placeOf(log)
      if (hasScrolled) scroller.scrollTop += scrolled
    },
  }
}

/** Where the log is read from: of a page that scrolls as a document, the top of the window. */
const edgeOf = (log: HTMLElement): number =>
  scrollerOf(log) === log ? log.getBoundingClientRect().top : 0

function readingPlaceOf(log: HTMLElement, content: Element): ReadingPlace {
  const edge = edgeOf(log)
  const boxes: Element[] = []
  for (let box = boxAt(content, edge); box; box = boxAt(box, edge)) boxes.push(box)
  return boxes.map((box) => spotOf(box, edge))
}

function spotOf(box: Element, edge: number): Spot {
  const { top, height } = box.getBoundingClientRect()
  return { box, below: top - edge, share: Math.max(0, edge - top) / height }
}

/** The same place, where it is now; what is not laid out has no other. */
const measure = (log: HTMLElement, place: ReadingPlace): ReadingPlace =>
  place.map((spot) => (isLaidOut(spot) ? spotOf(spot.box, edgeOf(log)) : spot))

const isLaidOut = ({ box }: Spot): boolean => box.getBoundingClientRect().height > 0

/**
 * Scrolls so that the smallest box which is still in the page is at the edge again: if it is as wide
 * as it was then by pixels, for it may have grown at its end, otherwise by the share above the edge.
 */
function returnTo(log: HTMLElement, place: ReadingPlace, isAsWide: boolean): void {
  const spot = place.findLast(isLaidOut)
  if (!spot) return
  const { box, below, share } = spot
  const { top, height } = box.getBoundingClientRect()
  const wanted = isAsWide || below > 0 ? below : -share * height
  const strayed = top - edgeOf(log) - wanted
  // Fractions are the browser's rounding: to go after them would end a smooth scroll under way.
  if (Math.abs(strayed) >= 1) scrollerOf(log).scrollTop += strayed
}

/** The first child that does not end above the edge, if it begins there and is no part of a line. */
function boxAt({ children }: Element, edge: number): Element | null {
  // Halved, because an answer may have a thousand blocks, and each frame of scrolling asks.
  let from = 0
  let to = children.length
  while (from < to) {
    const middle = (from + to) >> 1
    const box = firstBox(children[middle])
    if (box && box.getBoundingClientRect().bottom <= edge) from = middle + 1
    else to = middle
  }
  const box = firstBox(children[from])
  const next = box && isSkipped(box) ? firstBox(box.nextElementSibling) : null
  if (next) return next
  if (!box || box.getBoundingClientRect().top > edge + widestGap) return null
  return getComputedStyle(box).display === 'inline' ? null : box
}

/** It was not laid out yet (`content-visibility`): what is in it is not where it seems to be. */
const isSkipped = ({ firstElementChild }: Element): boolean =>
  firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) === false

/** This one, or the next after it that is laid out. */
function firstBox(element: Element | null | undefined): Element | null {
  let box = element ?? null
  while (box?.getBoundingClientRect().height === 0) box = box.nextElementSibling
  return box
}
