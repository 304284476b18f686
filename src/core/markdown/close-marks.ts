/**
 * What a growing block looks like before its marks are closed: `**bol` is bold already, a link
 * whose address is on its way is its text, half a formula waits. So nothing that is shown has to be
 * taken back when the rest arrives. A guess that proves wrong is mended by the next text.
 */

import { readBlockEnd } from './block-end.ts'
import { isSentence } from './formula-words.ts'
import { withoutUndecidedLine } from './unfinished-line.ts'

/** An emphasis that stays open this long, in characters, is probably none. */
const longestEmphasis = 400
/** Half a link, picture or formula longer than this is shown as it is. */
const longestHeld = 500
/** The end of code and of a formula is sought no further: from every mark it would be the square. */
const longestSpan = 4000

type Opened = { readonly mark: string; readonly at: number }

/** @param text a block at the end of a text that is still being written */
export function closeMarks(text: string): string {
  const { shownEnd, isInCode, codeEnd } = readBlockEnd(text)
  if (isInCode && shownEnd === text.length) return text
  const decided = text.slice(0, shownEnd)
  const from = Math.max(codeEnd, inlineStart(decided))
  const shown = decided.slice(0, from) + closeInline(decided.slice(from))
  // What waits may leave the mark of an item alone, which would make the line above a heading.
  return shown.length < text.length ? withoutUndecidedLine(shown) : shown
}

const blockStart = /(?:^|[\r\n])[ \t>]*(?:[\r\n]|(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]|\|)/g

/** Where the last paragraph, item, heading or cell begins: marks do not reach beyond. */
function inlineStart(text: string): number {
  let start = 0
  for (const { index, 0: found } of text.matchAll(blockStart)) start = index + found.length
  const line = text.slice(text.lastIndexOf('\n') + 1)
  return /^[ \t>]*\|/.test(line) ? Math.max(start, text.lastIndexOf('|') + 1) : start
}

function closeInline(text: string): string {
  const opened: Opened[] = []
  let shown = text
  let at = 0
  while (at < shown.length) {
    const rest = shown.slice(at)
    const length =
      escapeIn(rest) ?? codeIn(rest) ?? linkIn(rest) ?? formulaIn(rest) ?? markIn(shown, at, opened)
    if (length === 'held') return closeAll(shown.slice(0, at), opened)
    // The words of a link may have marks of their own.
    if (typeof length === 'string') shown = shown.slice(0, at) + length
    else at += length
  }
  return closeAll(shown, opened)
}

/** So many characters belong together; or what stands here instead; or nothing from here on. */
type Step = number | 'held' | (string & {})

function escapeIn(rest: string): Step | null {
  if (rest === '\\') return 'held'
  return /^\\[^([]/.test(rest) ? 2 : null
}

function codeIn(rest: string): Step | null {
  const run = /^`+/.exec(rest)?.[0]
  if (run === undefined) return null
  const closing = new RegExp(`[^\`](${run})(?!\`)`).exec(rest.slice(run.length - 1, longestSpan))
  if (closing) return run.length - 1 + closing.index + closing[0].length
  if (rest.length > longestHeld) return run.length
  const code = rest.slice(run.length).replace(/`+$/, '')
  return code.trim() === '' ? 'held' : `${run}${code}${run}`
}

function linkIn(rest: string): Step | null {
  const bracket = /^!?\[/.exec(rest)?.[0]
  if (bracket === undefined) return null
  if (rest.length > longestHeld) return bracket.length
  const label = /^!?\[((?:\\.|[^[\]\\])*)\]?/.exec(rest)
  const end = label?.[0].length ?? 0
  const isClosed = label?.[0].endsWith(']') === true
  const isWhole =
    isClosed &&
    end < rest.length &&
    (rest[end] !== '(' || /^\([^()\s]*(?:\s[^)]*)?\)/.test(rest.slice(end)))
  if (isWhole) return bracket.length
  // A bracket inside a label: the outer one is left alone.
  if (!isClosed && end < rest.length) return bracket.length
  const words = label?.[1] ?? ''
  // A number is rather a footnote or a source, whose brackets will be shown.
  return bracket.startsWith('!') || /^\^|^\d*$/.test(words) ? 'held' : words
}

function formulaIn(rest: string): Step | null {
  const open = /^(?:\$\$?(?=[^\s\d$]|$)|\\[([])/.exec(rest)?.[0]
  if (open === undefined) return null
  const close = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' }[open] ?? open
  const end = rest.slice(0, longestSpan).indexOf(close, open.length)
  if (open === '$' && isSentence(rest.slice(1, end === -1 ? longestHeld : end))) return open.length
  if (end !== -1) return end + close.length
  return rest.length > longestHeld ? open.length : 'held'
}

/** Emphasis, by the flanking rules of CommonMark as far as they matter here. */
function markIn(text: string, at: number, opened: Opened[]): Step {
  const run = /^(?:\*+|_+|~+)/.exec(text.slice(at))?.[0]
  if (run === undefined) return 1
  const [before, after] = [text[at - 1] ?? ' ', text[at + run.length] ?? '']
  const last = opened.at(-1)
  if (last?.mark === run && !/\s/.test(before)) {
    opened.pop()
    return run.length
  }
  // At the very end it may be half of what closes, or opens.
  if (after === '') return 'held'
  if (run === '~') return 1 // rather "about": what is struck out by one is seen when it is closed
  const mayOpen = !/\s/.test(after) && (run[0] !== '_' || !/[\p{L}\p{N}]/u.test(before))
  if (mayOpen && run.length <= 3) opened.push({ mark: run, at })
  return run.length
}

function closeAll(text: string, opened: readonly Opened[]): string {
  let shown = text
  for (const { mark, at } of opened.toReversed()) {
    if (shown.length - at > longestEmphasis) continue
    const inside = shown.slice(at + mark.length)
    shown = inside.trim() === '' ? shown.slice(0, at) : `${shown.trimEnd()}${mark}`
  }
  return shown
}
