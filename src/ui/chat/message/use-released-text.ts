import { useEffect, useRef, useState } from 'react'

import { releasedText, wholeWordsOf } from './released-text.ts'

/** Nobody waits longer than this for words that are there: a slow model takes 5 s for a long sentence. */
const longestWaitMs = 1000

/**
 * What is shown of a growing answer: all of it, or, held for those who asked for less motion, what
 * `releasedText` says, and when that is nothing new for a second, the words so far. Never less than before.
 */
export function useReleasedText(text: string, isHeld: boolean): string {
  const [given, setGiven] = useState(0)
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  }, [text])
  const shown = isHeld ? Math.max(given, releasedText(text).length) : text.length
  useEffect(() => {
    if (!isHeld) return
    const timer = setInterval(() => setGiven(wholeWordsOf(latest.current).length), longestWaitMs)
    return () => clearInterval(timer)
  }, [isHeld, shown])
  return text.slice(0, shown)
}
