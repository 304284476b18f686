/** How a growing block ends: in code, or in lines of which nobody knows yet what they are. */
export type BlockEnd = {
  /** What comes behind it waits: a fence without its line end, the head of a table without its dashes. */
  readonly shownEnd: number
  /** It ends in fenced code. */
  readonly isInCode: boolean
  /** Where the last code ends that is closed, or 0. */
  readonly codeEnd: number
}

/** @param text a block at the end of a text that is still being written */
export function readBlockEnd(text: string): BlockEnd {
  const { open, codeEnd } = readFences(text)
  if (!open) return { shownEnd: halfTableStart(text) ?? text.length, isInCode: false, codeEnd }
  const isHalf = !/[\r\n]/.test(text.slice(open.start))
  return { shownEnd: isHalf ? open.start : text.length, isInCode: true, codeEnd }
}

type OpenFence = {
  /** Where its line begins. */
  readonly start: number
  readonly marks: string
  /** A line that its item or quotation does not hold: it ends, and so does the code. */
  readonly outside: RegExp | null
}

const item = String.raw`(?:[-+*]|\d{1,9}[.)])[ \t]`
const itemLine = new RegExp(String.raw`^[ \t>]*${item}`, 'm')
/** Space, the marks of items and quotations, and those of the code. */
const fenceLine = new RegExp(String.raw`^([ \t>]*(?:${item}+)*)(\`{3,}|~{3,})([^\r\n]*)`, 'gm')

function readFences(text: string): { readonly open: OpenFence | null; readonly codeEnd: number } {
  const firstItem = text.search(itemLine)
  let open: OpenFence | null = null
  let [codeEnd, seenTo] = [0, 0]
  for (const { index, 0: line, 1: prefix = '', 2: marks = '', 3: words = '' } of text.matchAll(
    fenceLine,
  )) {
    const end = index + line.length
    if (open && isLeft(text, open, seenTo, end)) open = null
    seenTo = end
    if (!open) {
      const isInItem = firstItem !== -1 && firstItem <= index
      const isFence = marks.startsWith('~') || !words.includes('`')
      if (isFence) open = { start: index, marks, outside: outsideOf(prefix, isInItem) }
    } else if (marks.startsWith(open.marks) && words.trim() === '' && !itemLine.test(prefix)) {
      open = null
      codeEnd = end
    }
  }
  return { open: open && isLeft(text, open, seenTo, text.length) ? null : open, codeEnd }
}

/** @param prefix of the line that the code begins with */
function outsideOf(prefix: string, isInItem: boolean): RegExp | null {
  if (prefix.includes('>')) return /^[ \t]*[^ \t>]/
  if (prefix === '' || !isInItem) return null
  return new RegExp(String.raw`^(?:\S|[ \t]{0,${prefix.length - 1}}${item})`)
}

const isLeft = (text: string, { outside }: OpenFence, from: number, end: number): boolean =>
  outside !== null &&
  text
    .slice(from, end)
    .split(/\r\n|\n|\r/)
    .slice(1)
    .some((line) => outside.test(line))

const row = new RegExp(String.raw`^[ \t>]*(?:${item}+)*\|`)
/** What stands below a head, as far as it has come. */
const dashes = /^[ \t>]*[|:\- \t]*$/

/** @returns where the head of a table begins that waits for the line below it, or null */
function halfTableStart(text: string): number | null {
  const [last, before, third] = lastLines(text)
  if (beginsTable(last, before)) return last.start
  if (!before || !beginsTable(before, third) || !dashes.test(last.words)) return null
  const isWhole = last.words.includes('-') && countCells(last.words) >= countCells(before.words)
  return isWhole ? null : before.start
}

/** A row behind another one is of the same table, unless an item begins with it. */
const beginsTable = ({ words }: Line, before: Line | undefined): boolean =>
  row.test(words) && (itemLine.test(words) || !before || !row.test(before.words))

const countCells = (line: string): number =>
  line
    .slice(line.indexOf('|'))
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|').length

type Line = { readonly start: number; readonly words: string }

/** The last three, the last one first. */
function lastLines(text: string): readonly [Line, Line?, Line?] {
  const last = lineBefore(text, text.length)
  const before = last.start > 0 ? lineBefore(text, lineEndBefore(text, last.start)) : undefined
  if (!before) return [last]
  if (before.start === 0) return [last, before]
  return [last, before, lineBefore(text, lineEndBefore(text, before.start))]
}

function lineBefore(text: string, end: number): Line {
  const start =
    end === 0 ? 0 : Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1
  return { start, words: text.slice(start, end) }
}

const lineEndBefore = (text: string, start: number): number =>
  text.slice(start - 2, start) === '\r\n' ? start - 2 : start - 1
