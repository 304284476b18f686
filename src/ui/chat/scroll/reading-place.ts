import { hasScrollAnchoring, placeOf, scrollerOf, scrollToEnd } from './scroller.ts'

/** A box at the upper edge of the view. */
interface Spot {
  readonly box: Element
  /** CSS pixels between the edge and a box that begins below it, else 0. */
  readonly below: number
  /** How much of its height is above the edge, from 0 to 1: it may be another height next time. */
  readonly share: number
}

/** Where somebody reads, from the message to the line. */
type ReadingPlace = readonly Spot[]

export interface PlaceKeeper {
  /** Nothing was laid out anew: what is seen now is what is to be seen then. */
  readonly note: (isAtEnd: boolean) => void
  /** Goes back to what was noted, if all has been laid out anew since, or nobody else does it. */
  readonly hold: () => void
}

/** In CSS pixels: between two blocks, the next one is the place. Wider than the gap of two messages. */
const widestGap = 32

/**
 * Keeps what is read in its place when the column gets another width, or another element scrolls
 * (a phone is turned). The browser does not: when the style of what scrolls changes it anchors
 * nothing, and what scrolls from now on is at its start.
 */
export function createPlaceKeeper(log: HTMLElement, content: HTMLElement): PlaceKeeper {
  let place: ReadingPlace | 'end' = 'end'
  let width = content.clientWidth
  let before = placeOf(log)
  let scroller = scrollerOf(log)
  return {
    note: (isAtEnd) => {
      place = isAtEnd ? 'end' : readingPlaceOf(log, content)
      before = placeOf(log)
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
      if (!isSame) returnTo(log, place)
      else if (contentHeight !== before.contentHeight && !hasScrollAnchoring()) {
        returnTo(log, place)
        scroller.scrollTop += top - before.top // what the reader has scrolled meanwhile
      }
    },
  }
}

/** Where the log is read from: of a page that scrolls as a document, the top of the window. */
const edgeOf = (log: HTMLElement): number =>
  scrollerOf(log) === log ? log.getBoundingClientRect().top : 0

function readingPlaceOf(log: HTMLElement, content: Element): ReadingPlace {
  const edge = edgeOf(log)
  const place: Spot[] = []
  for (let box = boxAt(content, edge); box; box = boxAt(box, edge)) {
    const { top, height } = box.getBoundingClientRect()
    place.push({ box, below: Math.max(0, top - edge), share: Math.max(0, edge - top) / height })
  }
  return place
}

/** Scrolls so that the smallest box which is still in the page is at the edge again. */
function returnTo(log: HTMLElement, place: ReadingPlace): void {
  const spot = place.findLast(({ box }) => box.getBoundingClientRect().height > 0)
  if (!spot) return
  const { top, height } = spot.box.getBoundingClientRect()
  scrollerOf(log).scrollTop += top + spot.share * height - spot.below - edgeOf(log)
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
