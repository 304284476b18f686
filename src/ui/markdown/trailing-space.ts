import type { OutlineEntry } from './outline.ts'

/** Blocks that hold blocks. */
export const containers = new Set([
  'listOrdered',
  'listUnordered',
  'blockQuote',
  'gfmFootnoteDefinition',
])

export const endsLine = (text: string, end: number): boolean => /[\r\n]/.test(text[end - 1] ?? '')

/** The one before `next`, which may have been merged; null when nothing follows. */
export function lastBefore(
  outline: readonly OutlineEntry[],
  next: OutlineEntry | undefined,
  searchFrom: number,
): OutlineEntry | null {
  return next ? (outline[outline.indexOf(next, searchFrom) - 1] ?? null) : null
}

/** Blank lines that arrive after a paragraph change nothing in it, so it need not render again. */
export function withoutTrailingSpace(entry: OutlineEntry, text: string): string {
  if (entry.type !== 'content' && entry.type !== 'atxHeading') return text
  const own = entry.end - entry.start
  return text.slice(own).trim() === '' ? text.slice(0, own) : text
}

/**
 * Blank lines between a container and the next block are not its own: they would be code to a fence that
 * is left open in it.
 */
export const withoutSpaceBetween = (text: string, end: number): string =>
  text.slice(0, endsLine(text, end) ? end : afterLineEnd(text, end))

const firstLineEnd = /\r\n|\n|\r/g

function afterLineEnd(text: string, from: number): number {
  firstLineEnd.lastIndex = from
  return firstLineEnd.test(text) ? firstLineEnd.lastIndex : text.length
}
