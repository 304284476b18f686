import { useEffect, useRef, useState } from 'react'

/**
 * A growing text, let through at most every `pauseMs`; at once when that is 0.
 * What was let through is never taken back.
 */
export function usePaced(text: string, pauseMs: number): string {
  const isPaced = pauseMs > 0
  const [released, setReleased] = useState(text)
  const latest = useRef(text)
  const shown = useRef(text)
  // On the way from free to paced the last text shown is newer than the last one released.
  const paced = released.length < shown.current.length ? shown.current : released
  const result = isPaced && text.startsWith(paced) ? paced : text

  useEffect(() => {
    latest.current = text
    shown.current = result
  })
  useEffect(() => {
    if (!isPaced) return
    const timer = setInterval(() => setReleased(latest.current), pauseMs)
    return () => clearInterval(timer)
  }, [isPaced, pauseMs])
  return result
}
