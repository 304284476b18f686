import { useEffect, useRef, useState } from 'react'

import { changedLines } from './changed-lines.ts'

/** Long enough to be found, short enough not to stay. */
const markedForMs = 1500

const none: readonly number[] = []

/**
 * The lines that were just changed; they are marked for a moment.
 * @param language a text in another language is another text: nothing in it was changed
 */
export function useChangedLines(text: string, language: string): readonly number[] {
  const before = useRef({ text, language })
  const [lines, setLines] = useState(none)
  useEffect(() => {
    const isSame = before.current.language === language
    const changed = isSame ? changedLines(before.current.text, text) : none
    before.current = { text, language }
    setLines(changed)
    if (changed.length === 0) return
    const timer = setTimeout(() => setLines(none), markedForMs)
    return () => clearTimeout(timer)
  }, [text, language])
  return lines
}
