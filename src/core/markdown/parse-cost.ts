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

/** Measured with micromark 4 and the GFM extension on one core, in µs per occurrence. */
const microseconds = { character: 1.6, line: 20, itemMark: 110, cell: 60, inlineMark: 65 }

const itemMarks = /(?:^|[\r\n])[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=\s|$)/g
const inlineMarks = /([*_~`])\1*|[[<$@]|\\./g
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
    count(text, inlineMarks) * microseconds.inlineMark
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
  while (start < text.length) {
    const fence = matchAt(marginFence, text, start)
    const blank = matchAt(blankLine, text, start)
    const fenceAt = fence ? fence.index + (fence[0].length - (fence[1]?.length ?? 0)) : text.length
    const end = Math.min(blank ? blank.index + blank[0].length : text.length, fenceAt)
    if (end - start > maxGroupLength || isNestedTooDeep(text.slice(start, end))) {
      return { start, end }
    }
    start = fence?.[1] !== undefined && end === fenceAt ? skipFence(text, fenceAt, fence[1]) : end
  }
  return null
}

function skipFence(text: string, at: number, marks: string): number {
  const closing = new RegExp(`[\\r\\n] {0,3}${marks}${marks[0]}*[ \\t]*(?=[\\r\\n]|$)`, 'g')
  const match = matchAt(closing, text, at + marks.length)
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
