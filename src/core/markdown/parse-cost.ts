/**
 * What parsing a stretch of Markdown costs, told from its characters alone, so that hostile text
 * is never given to the parser: 2,500 `>` overflow its stack, 8,000 `**a**` take seconds.
 */

/** A stretch of a text, as offsets. */
export type Stretch = { readonly start: number; readonly end: number }

/** Micromark and react-markdown recurse once per level: 2,500 `>` overflow, 100 take 5 ms. */
const maxNesting = 100
/** A longer run of lines without a blank one is shown as it was written. */
const maxGroupLength = 32_000
/** Each length of backtick run that has no partner is one scan to the end of the paragraph. */
const maxTickLengths = 40
/** Above this a block is shown as it was written. No task may take 200 ms. */
const maxCostMs = 150

/**
 * µs per occurrence, parsing and rendering together, measured in Chromium on one busy core with
 * documents full of one thing. Marks count as in their worst order, not as in prose (a third).
 */
const microseconds = { character: 1.5, line: 4, itemMark: 60, cell: 22, mark: 40, angle: 100 }

const itemMarks = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=\s|$)/g
const inlineMarks = /([*_~`])\1*|[[$@]|\\[([]/g
/** Each may begin a tag, a comment or a CDATA section that is sought to the end of the paragraph. */
const angles = /</g
const cellMarks = /\|/g
const lineEnds = /\r\n|\n|\r/g
const tickRuns = /`+/g

/** @returns milliseconds on the machine the weights were measured on; right within a factor of two */
export function estimateParseMs(text: string): number {
  const cost =
    text.length * microseconds.character +
    count(text, lineEnds) * microseconds.line +
    count(text, itemMarks) * microseconds.itemMark +
    count(text, cellMarks) * microseconds.cell +
    count(text, inlineMarks) * microseconds.mark +
    count(text, angles) * microseconds.angle
  return cost / 1000
}

/** Whether a block must be shown as it was written instead of being parsed. */
export function isTooCostly(block: string): boolean {
  return (
    block.length > maxGroupLength ||
    estimateParseMs(block) > maxCostMs ||
    new Set(block.match(tickRuns)).size > maxTickLengths
  )
}

const containerMarks = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)+/
const containerMark = />|[-+*]|\d{1,9}[.)]/g
const marginFence = /(?:^|[\r\n])(`{3,}|~{3,})/g
const blankLine = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/g

/**
 * The first group of lines, between blank lines, that not even the outline of blocks can be taken
 * of: nested too deep, or too long. Code fenced at the margin is passed over: it costs nothing.
 * @param from a line start outside of any fence
 */
export function findUnreadable(text: string, from: number): Stretch | null {
  let start = from
  let fence = nextFence(text, from)
  while (start < text.length) {
    const blank = matchAt(blankLine, text, start)
    const end = Math.min(blank ? blank.index + blank[0].length : text.length, fence.start)
    if (end - start > maxGroupLength || isNestedTooDeep(text.slice(start, end))) {
      return { start, end }
    }
    start = end
    if (end !== fence.start) continue
    start = skipFence(text, fence)
    fence = nextFence(text, start)
  }
  return null
}

type FenceStart = { readonly start: number; readonly marks: string }

function nextFence(text: string, from: number): FenceStart {
  const match = matchAt(marginFence, text, from)
  const marks = match?.[1] ?? ''
  return { start: match ? match.index + match[0].length - marks.length : text.length, marks }
}

function skipFence(text: string, { start, marks }: FenceStart): number {
  const closing = new RegExp(`[\\r\\n] {0,3}${marks}${marks[0]}*[ \\t]*(?=[\\r\\n]|$)`, 'g')
  const match = marks === '' ? null : matchAt(closing, text, start + marks.length)
  return match ? match.index + match[0].length : text.length
}

function isNestedTooDeep(group: string): boolean {
  return group.split(/[\r\n]+/).some((line) => {
    const indent = line.length - line.trimStart().length
    // A level of a list is at least two columns wide.
    if (indent > maxNesting * 2 && containerMarks.test(line)) return true
    return count(containerMarks.exec(line)?.[0] ?? '', containerMark) > maxNesting
  })
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
