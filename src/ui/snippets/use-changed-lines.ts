import { useEffect, useRef, useState } from 'react'

import { changedLines } from './changed-lines.ts'

/** Long enough to be found, short enough not to stay. */
const markedForMs = 1500

const none: readonly number[] = []

/** The lines that were just changed; they are marked for a moment. */
export function useChangedLines(text: string): readonly number[] {
  const before = useRef(text)
  const [lines, setLines] = useState(none)
  useEffect(() => {
    const changed = changedLines(before.current, text)
    before.current = text
    setLines(changed)
    if (changed.length === 0) return
    const timer = setTimeout(() => setLines(none), markedForMs)
    return () => clearTimeout(timer)
  }, [text])
  return lines
}
