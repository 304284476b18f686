import { startTransition, useEffect, useState, type ReactNode } from 'react'

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

type LineColours = ReadonlyMap<string, ReactNode>
const none: LineColours = new Map()

/** Lines that read the same are coloured once. */
const keyOf = ({ text, grammar }: CodeLine): string => `${grammar} ${text}`

/**
 * The lines in colours, as far as there was time for it: a line that is not coloured yet is null.
 * A line that was coloured before and is still there is not coloured again.
 */
export function useLineColours(lines: readonly CodeLine[]): (line: CodeLine) => ReactNode {
  const highlight = useLazyPart(highlighter)
  const [colours, setColours] = useState(none)

  useEffect(() => {
    const missing = lines.filter((line) => isColourable(line) && !colours.has(keyOf(line)))
    if (!highlight || missing.length === 0) return
    return whenIdle(() => {
      const more = new Map(colours)
      // What is gone is kept for a while: whoever turns a knob to and fro sees the same lines.
      if (more.size > 2 * lines.length + 100) retain(more, lines)
      const endsAt = performance.now() + sliceMs
      for (const line of missing) {
        const key = keyOf(line)
        if (!more.has(key)) more.set(key, highlight(line))
        if (performance.now() >= endsAt) break
      }
      // React draws this in slices of its own, and puts it off when something is typed.
      startTransition(() => setColours(more))
    })
  }, [lines, highlight, colours])

  return (line) => colours.get(keyOf(line)) ?? null
}

/** A line end alone has nothing to colour. */
const isColourable = ({ text }: CodeLine): boolean =>
  text.length <= maxLineLength && text.trim() !== ''

function retain(colours: Map<string, ReactNode>, lines: readonly CodeLine[]): void {
  const wanted = new Set(lines.map(keyOf))
  for (const key of colours.keys()) if (!wanted.has(key)) colours.delete(key)
}
