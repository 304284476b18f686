import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

import { distanceOf, pinDistance, reducePin, type PinInput, type PinState } from './pinned.ts'
import { watchReader } from './reader-gestures.ts'
import { placeOf, scrollerOf, scrollToEnd, scrollToStart } from './scroller.ts'

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

const atTheEnd: PinState = { isPinned: true, place: { top: 0, viewHeight: 0, contentHeight: 0 } }

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
    if (!element) return
    return watchReader(element, {
      onMoveUp: () => take({ type: 'moved-up' }),
      onAskForEnd: jumpToLatest,
      onAskForStart: () => scrollToStart(element),
      onScroll: () => take({ type: 'scrolled', place: placeOf(element) }),
      onTouch: () => {
        isTouched.current = true
        setAnchoring()
      },
    })
  }, [take, setAnchoring, jumpToLatest, logRef])

  useEffect(() => {
    const element = logRef.current
    const inner = contentRef.current
    if (!element || !inner || !('ResizeObserver' in window)) return
    const observer = new ResizeObserver(() => {
      take({ type: 'grew', place: placeOf(element) })
      if (follows()) scrollToEnd(element)
    })
    observer.observe(inner)
    observer.observe(scrollerOf(element))
    return () => observer.disconnect()
  }, [follows, take, logRef, contentRef])

  return { isBehind, jumpToLatest }
}

/**
 * True while streaming and for the two frames after, in which the last words are laid out. Later
 * growth (a fold that is opened) moves nothing.
 */
function useFollowing(isStreaming: boolean): RefObject<boolean> {
  const isFollowing = useRef(isStreaming)
  useLayoutEffect(() => {
    if (isStreaming) {
      isFollowing.current = true
      return
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        isFollowing.current = false
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [isStreaming])
  return isFollowing
}
