import type { Stretch } from './parse-cost.ts'

/** A fenced code block that no other block holds, read without a Markdown parser. */
export type Fence = {
  /** The first word after the marks, such as `ts`; empty when there is none. */
  readonly language: string
  /** The code between the fences, without the line end before the closing one. */
  readonly code: string
  /** Where the line after the closing fence begins, or the end of the text. */
  readonly end: number
  /** The closing fence has been seen. */
  readonly isClosed: boolean
}

// Only a first word that needs no decoding: escapes and character references go to the parser. What
// follows it (`title="a.ts"`) is shown nowhere.
const opener =
  /( {0,3})(`{3,}|~{3,})[ \t]*(?:([!-%'-[\]-_a-~]+)(?:[ \t][^\r\n`]*)?)?(?:\r\n|\n|\r)/y

/**
 * Read the fence that starts at `from`, a line start.
 * An open fence is read in one pass over its text, however long it has grown.
 * @returns null when no simple fence starts there; its first line must be complete
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function readFence(text: string, from: number): Fence | null {
  opener.lastIndex = from
  const match = opener.exec(text)
  const [, indent = '', marks, language = ''] = match ?? []
  if (!match || marks === undefined) return null
  const codeStart = match.index + match[0].length
  const closing = findClosing(text, codeStart, marks)
  const code = withoutIndent(text.slice(codeStart, closing?.start ?? text.length), indent.length)
  if (code === null) return null
  return {
    language,
    code: stripLastLineEnd(code),
    end: closing?.end ?? text.length,
    isClosed: closing !== null,
  }
}

/**
 * As much space as stands before the fence is taken from each line.
 * @returns null when it would be a part of a tab: that is left to the parser
 */
function withoutIndent(code: string, indent: number): string | null {
  if (indent === 0) return code
  if (/(?:^|[\r\n]) {0,2}\t/.test(code)) return null
  return code.replaceAll(new RegExp(`(^|[\\r\\n]) {1,${indent}}`, 'g'), '$1')
}

function findClosing(text: string, from: number, marks: string): Stretch | null {
  const line = new RegExp(`^ {0,3}${marks}${marks[0]}*[ \\t]*$`)
  let start = from
  // Looking for the marks first is what makes a long block cheap: most lines are never looked at.
  for (let hit = text.indexOf(marks, from); hit !== -1; hit = text.indexOf(marks, start)) {
    start = lineStart(text, hit, from)
    const end = lineEnd(text, hit)
    if (line.test(text.slice(start, end))) return { start, end: afterLineEnd(text, end) }
    start = end
  }
  return null
}

function lineStart(text: string, at: number, from: number): number {
  let start = at
  while (start > from && !isLineEnd(text[start - 1])) start--
  return start
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isLineEnd(text[end])) end++
  return end
}

const isLineEnd = (character: string | undefined): boolean =>
  character === '\n' || character === '\r'

function afterLineEnd(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2
  return Math.min(end + 1, text.length)
}

const stripLastLineEnd = (code: string): string => code.replace(/(?:\r\n|\n|\r)$/, '')
