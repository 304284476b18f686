import { useEffect, useState, type ReactNode } from 'react'

import { createLazyPart, useLazyPart } from '../lazy-part.ts'
import { whenIdle } from '../when-idle.ts'
import type { CodeLine } from './code-lines.ts'

const highlighter = createLazyPart(
  async () => (await import('./line-highlighter.ts')).highlightLine,
)

/** Longer lines stay plain: a message of 100 kB is one line. */
const maxLineLength = 2000
/** Of one slice of work. A key that is pressed meanwhile waits no longer than this. */
const sliceMs = 5
/** So few short lines are coloured at once: what is being typed must not flicker. */
const fewCharacters = 1000

/**
 * The lines in colours, as far as there was time for it: a line that is not coloured yet is null.
 * A line is coloured once for as long as it reads the same.
 */
export function useLineColours(lines: readonly CodeLine[]): (line: CodeLine) => ReactNode {
  const highlight = useLazyPart(highlighter)
  const [colours] = useState(() => new WeakMap<CodeLine, ReactNode>())
  const [, setSlices] = useState(0)
  const missing = highlight ? lines.filter((line) => isColourable(line) && !colours.has(line)) : []
  const isFew = missing.reduce((sum, { text }) => sum + text.length, 0) <= fewCharacters
  if (highlight && isFew) for (const line of missing) colours.set(line, highlight(line))

  useEffect(() => {
    const first = missing.find((line) => !colours.has(line))
    if (!highlight || !first) return
    return whenIdle(() => {
      const endsAt = performance.now() + sliceMs
      for (const line of missing) {
        if (!colours.has(line)) colours.set(line, highlight(line))
        if (performance.now() >= endsAt) break
      }
      setSlices((count) => count + 1)
    })
  })
  return (line) => colours.get(line) ?? null
}

/** A line end alone has nothing to colour. */
const isColourable = ({ text }: CodeLine): boolean =>
  text.length <= maxLineLength && text.trim() !== ''
