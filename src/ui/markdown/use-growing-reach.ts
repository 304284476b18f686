import { useEffect, useReducer, useRef } from 'react'

/** Splitting this much takes at most 100 ms, when it is nothing but short paragraphs. */
const stepLength = 12_000

/**
 * How far into a text to split it now. A text that grows by little is reached at once; a long one
 * that is there from the start, from history, is reached in several tasks.
 */
export function useGrowingReach(text: string): number {
  const reached = useRef(0)
  const [looks, lookAgain] = useReducer((count: number) => count + 1, 0)
  // At a blank line, or the last block would be parsed in every length it passes through.
  const blank = text.indexOf('\n\n', reached.current + stepLength)
  const reach = blank === -1 ? text.length : blank

  useEffect(() => {
    reached.current = reach
    if (reach === text.length) return
    const timer = setTimeout(lookAgain, 0)
    return () => clearTimeout(timer)
  }, [reach, text.length, looks])
  return reach
}
