/** How far from the end still counts as "at the end", in CSS pixels (ux.md §1.4). */
export const pinDistance = 24

/** Where the log stands: all in CSS pixels, fractions included. */
export interface ScrollPlace {
  readonly top: number
  readonly viewHeight: number
  readonly contentHeight: number
}

/** Whether the log follows the answer. */
export interface PinState {
  readonly isPinned: boolean
  /** The last one seen, to tell the reader's moves from the content's. */
  readonly place: ScrollPlace
  /** By how much the content grew last. */
  readonly growth: number
  /**
   * The lowest place there was when a move down that still goes on was last heard of; null when none
   * does. A browser goes no further, though the answer does: who has come there has asked for the end.
   */
  readonly lowest: number | null
}

interface Scrolled {
  readonly type: 'scrolled'
  readonly place: ScrollPlace
  /** A move up need not be the reader's, even if nothing to be seen explains it. */
  readonly mayBeBrowser?: boolean
}

export type PinInput =
  /** Wheel up, a finger, a key, a scrollbar, a selection, focus on an earlier message. */
  | { readonly type: 'moved-up' }
  /** The same downwards: it may go on until the log rests. */
  | { readonly type: 'moved-down' }
  | { readonly type: 'rested' }
  | Scrolled
  | { readonly type: 'grew'; readonly place: ScrollPlace }
  /** The reader sent a message, or asked for the latest. */
  | { readonly type: 'asked-for-latest' }

export const distanceOf = (place: ScrollPlace): number =>
  place.contentHeight - place.top - place.viewHeight

/** The end is in view and was scrolled to: of what fits into the view, the start counts as well. */
export const isAtEnd = ({ isPinned, place }: PinState): boolean =>
  isPinned && place.top > 0 && distanceOf(place) <= pinDistance

/** One pixel of tolerance: browsers round positions on fractional screens. */
const isAbove = (place: ScrollPlace, other: ScrollPlace): boolean => place.top < other.top - 1

/**
 * A place that moved up because the content shrank, or the view grew, was moved by the browser and
 * not by the reader.
 */
const isExplained = (place: ScrollPlace, before: ScrollPlace): boolean =>
  place.contentHeight < before.contentHeight || place.viewHeight > before.viewHeight

export function reducePin(state: PinState, input: PinInput): PinState {
  switch (input.type) {
    case 'asked-for-latest':
      return { ...state, isPinned: true }
    case 'moved-up':
      // Nothing above to move to: the gesture means nothing.
      return state.place.top > 0 ? { ...state, isPinned: false, lowest: null } : state
    case 'moved-down':
      return { ...state, lowest: lowestOf(state) }
    case 'rested':
      return { ...state, lowest: null }
    case 'grew':
      return movedTo(state, input.place) // growth alone never pins, and never unpins
    case 'scrolled':
      return {
        ...movedTo(state, input.place),
        isPinned: pinnedAfterScroll(state, input),
      }
  }
}

function movedTo(state: PinState, place: ScrollPlace): PinState {
  const growth = place.contentHeight - state.place.contentHeight
  return { ...state, place, growth: growth > 0 ? growth : state.growth }
}

/** The browser scrolls what it has painted, which may not have grown yet. */
const lowestOf = ({ place, growth }: PinState): number =>
  place.contentHeight - growth - place.viewHeight

function pinnedAfterScroll(state: PinState, scrolled: Scrolled): boolean {
  const { isPinned, place: before, lowest } = state
  const { place, mayBeBrowser = false } = scrolled
  if (isAbove(place, before)) return isPinned && (mayBeBrowser || isExplained(place, before))
  if (isPinned || place.top <= before.top) return isPinned
  if (lowest !== null && place.top >= lowest - pinDistance) return true
  // Reached by moving down. Scroll anchoring also raises `top`, but keeps the distance.
  return distanceOf(place) < distanceOf(before) && distanceOf(place) <= pinDistance
}
