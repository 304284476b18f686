import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

import { useIsAnswering } from '../../access/use-conversation.ts'
import {
  distanceOf,
  isAtEnd,
  pinDistance,
  reducePin,
  type PinInput,
  type PinState,
} from './pinned.ts'
import { watchReader } from './reader-gestures.ts'
import { createPlaceKeeper } from './reading-place.ts'
import { hasScrollAnchoring, placeOf, scrollToEnd, scrollToStart } from './scroller.ts'

export interface PinnedScroll {
  /** There is something below, and the log does not follow. */
  readonly isBehind: boolean
  readonly jumpToLatest: () => void
}

export interface ScrolledLog {
  readonly logRef: RefObject<HTMLDivElement | null>
  /** What is in the log and grows. */
  readonly contentRef: RefObject<HTMLDivElement | null>
  /** Growth is followed while this holds, and until the reader first touches a conversation just opened. */
  readonly isStreaming: boolean
  readonly followsAnswer: boolean
  /** A new value opens at its end. */
  readonly conversationId: string | null
  /** It is still being read: there is no end yet to open at. */
  readonly isLoading: boolean
  /** The run in flight: each new one is something the reader sent, and shows. */
  readonly runId: string | null
}

const atTheEnd: PinState = {
  isPinned: true,
  place: { top: 0, viewHeight: 0, contentHeight: 0 },
  growth: 0,
  lowest: null,
}

/** What has not changed its size for so long does not move the log either. */
const settledMs = 2000

/**
 * Keeps the end of the conversation in view as long as the reader is there (ux.md §1.4).
 * The rules are in `pinned.ts`; this only listens and moves.
 */
export function usePinnedScroll(scrolled: ScrolledLog): PinnedScroll {
  const { logRef, contentRef, isStreaming, followsAnswer, conversationId, isLoading, runId } =
    scrolled
  const opened = useRef<string | null>(undefined)
  const state = useRef(atTheEnd)
  const isTouched = useRef(false)
  const grewAt = useRef(-Infinity)
  const isFollowing = useFollowing(isStreaming)
  const [isBehind, setIsBehind] = useState(false)

  /** In a ref, so that nothing below is made anew, and moves the page, when the wish changes. */
  const wantsEnd = useRef(followsAnswer)
  useLayoutEffect(() => {
    wantsEnd.current = followsAnswer
  }, [followsAnswer])
  const follows = useCallback(
    () => state.current.isPinned && (isFollowing.current ? wantsEnd.current : !isTouched.current),
    [isFollowing],
  )

  /**
   * While the end is followed nothing else is to be held in its place: when the browser does (scroll
   * anchoring), the log stands above the end for an instant, as if the reader had moved it.
   */
  const setAnchoring = useCallback(() => {
    const { style } = logRef.current ?? {}
    const anchor = follows() ? 'none' : ''
    if (style && style.overflowAnchor !== anchor) style.overflowAnchor = anchor
  }, [follows, logRef])

  const take = useCallback(
    (input: PinInput) => {
      state.current = reducePin(state.current, input)
      const { isPinned, place } = state.current
      setAnchoring()
      setIsBehind(!isPinned && distanceOf(place) > pinDistance)
    },
    [setAnchoring],
  )

  const jumpToLatest = useCallback(() => {
    take({ type: 'asked-for-latest' })
    if (logRef.current) scrollToEnd(logRef.current)
  }, [take, logRef])

  useLayoutEffect(() => {
    if (isLoading || opened.current === conversationId) return
    opened.current = conversationId
    isTouched.current = false
    jumpToLatest()
  }, [conversationId, isLoading, jumpToLatest])

  useLayoutEffect(() => {
    if (runId !== null) jumpToLatest()
  }, [runId, jumpToLatest])

  useEffect(() => {
    const element = logRef.current
    const inner = contentRef.current
    if (!element || !inner) return
    const keeper = createPlaceKeeper(element, inner)
    /** What was laid out anew has its place before anything is made of where it stands. */
    const takePlace = (type: 'scrolled' | 'grew', mayBeBrowser = false) => {
      const hasGrown = type === 'grew'
      if (hasGrown) grewAt.current = performance.now()
      if (!follows()) keeper.hold()
      take({ type, place: placeOf(element), mayBeBrowser })
      if ((hasGrown || mayBeBrowser) && follows()) scrollToEnd(element)
      keeper.note(follows() || isAtEnd(state.current))
    }
    const isMoving = () => performance.now() - grewAt.current < settledMs
    const stopWatching = watchReader(element, {
      onMoveUp: () => take({ type: 'moved-up' }),
      // Of what does not grow the end is where it is.
      onMoveDown: () => isFollowing.current && take({ type: 'moved-down' }),
      onRest: () => take({ type: 'rested' }),
      onAskForEnd: jumpToLatest,
      onAskForStart: () => scrollToStart(element),
      onScroll: (isHeld) =>
        takePlace('scrolled', !isHeld && isMoving() && follows() && !hasScrollAnchoring()),
      onTouch: () => {
        isTouched.current = true
        setAnchoring()
      },
    })
    if (!('ResizeObserver' in window)) return stopWatching
    const observer = new ResizeObserver(() => takePlace('grew'))
    // Either may be what scrolls, after a turn of the phone.
    for (const each of [inner, element, document.documentElement]) observer.observe(each)
    // WebKit says this, and observers of size hear of it a frame too late or not at all.
    const onSeen = () => {
      if (!hasScrollAnchoring()) takePlace('grew')
    }
    element.addEventListener('contentvisibilityautostatechange', onSeen, true)
    return () => {
      element.removeEventListener('contentvisibilityautostatechange', onSeen, true)
      observer.disconnect()
      stopWatching()
    }
  }, [take, follows, isFollowing, setAnchoring, jumpToLatest, logRef, contentRef])

  return { isBehind, jumpToLatest }
}

/**
 * True while streaming and for the two frames after, in which the last words are laid out. Later
 * growth (a fold that is opened) moves nothing.
 */
function useFollowing(isStreaming: boolean): RefObject<boolean> {
  const isFollowing = useRef(isStreaming)
  // It goes on, on a branch that was left: what is laid out next are no last words.
  const isLeft = useIsAnswering() && !isStreaming
  useLayoutEffect(() => {
    isFollowing.current = !isLeft && (isStreaming || isFollowing.current)
    if (isStreaming || isLeft) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        isFollowing.current = false
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [isStreaming, isLeft])
  return isFollowing
}
