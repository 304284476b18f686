import { useEffect, useRef, useState } from 'react'

import { changedLines } from './changed-lines.ts'
import type { CodeLine } from './code-lines.ts'

/** Long enough to be found, short enough not to stay. */
const markedForMs = 1500

const none: readonly number[] = []

interface ChangedLines {
  readonly lines: readonly CodeLine[]
  /** A text in another language is another text: nothing in it was changed. */
  readonly language: string
  /** What a change must come from to be marked: while this is the same, somebody is only typing. */
  readonly cause: unknown
}

/** The numbers of the lines that were just changed; they are marked for a moment. */
export function useChangedLines({ lines, language, cause }: ChangedLines): readonly number[] {
  const before = useRef({ lines, language, cause })
  const [marked, setMarked] = useState(none)
  useEffect(() => {
    const was = before.current
    before.current = { lines, language, cause }
    if (was.language === language && was.cause === cause) return
    const texts = (those: readonly CodeLine[]) => those.map(({ text }) => text)
    setMarked(was.language === language ? changedLines(texts(was.lines), texts(lines)) : none)
  }, [lines, language, cause])
  useEffect(() => {
    if (marked.length === 0) return
    const timer = setTimeout(() => setMarked(none), markedForMs)
    return () => clearTimeout(timer)
  }, [marked])
  return marked
}
