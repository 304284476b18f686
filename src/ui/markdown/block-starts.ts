import { mathsLine } from './bracket-math-flow.ts'
import type { OutlineEntry } from './outline.ts'
import { containers } from './trailing-space.ts'

/** Blocks whose first line ends whatever came before, without a blank line between. */
const interrupting = new Set([
  'codeFenced',
  'mathFlow',
  'atxHeading',
  'thematicBreak',
  'gfmFootnoteDefinition',
])
/** Blocks whose last line ends them. */
const endingAtOnce = new Set([
  'codeFenced',
  'mathFlow',
  'atxHeading',
  'thematicBreak',
  'setextHeading',
])

/**
 * Leave out the starts of blocks that would be read differently if they stood alone. Right after
 * a paragraph or a list micromark lets no list begin with `2)`, not even inside a new item.
 */
export function mergeDependent(entries: readonly OutlineEntry[], text: string): OutlineEntry[] {
  let isSought = false
  return entries.filter((entry, index) => {
    const before = entries[index - 1]
    if (!before) return true
    const isAfterBlank = isAfterBlankLine(entries, index, text)
    isSought =
      !isAfterBlank && (isSought || opensMaths(before, text.slice(before.start, entry.start)))
    if (isSought || (!isAfterBlank && isOpenHtml(before, text))) return false
    if (interrupting.has(entry.type) || endingAtOnce.has(before.type)) return true
    return isAfterBlank && !isTakenForInterruption(before, entry, text)
  })
}

/** Whether HTML that ends with its container takes the line end along depends on what follows. */
const isOpenHtml = ({ type, start, end }: OutlineEntry, text: string): boolean =>
  containers.has(type) && /<(?:[!?]|script|pre|style|textarea)/i.test(text.slice(start, end))

/** What a `\[` without its `\]` is read as. */
const lines = new Set(['content', 'setextHeading'])

const opensMaths = ({ type }: OutlineEntry, text: string): boolean =>
  lines.has(type) && mathsLine.test(text)

/**
 * micromark holds the blank lines after indented code back, and so takes what comes next for an
 * interruption: `10)` begins no list there. After a container it takes indented code line by line.
 */
function isTakenForInterruption(before: OutlineEntry, entry: OutlineEntry, text: string): boolean {
  if (before.type === 'codeIndented') return true
  if (!containers.has(before.type)) return false
  return entry.type === 'codeIndented' || / {4}|\t/.test(text.slice(before.start, before.end))
}

/**
 * How many blocks from the start no later text can change: all before the last one that certainly
 * began anew. It did when its first line is complete, so that it can no longer turn into something
 * else, and either a blank line or its own kind parts it from what came before.
 */
export function countSettled(entries: readonly OutlineEntry[], text: string): number {
  for (let index = entries.length - 1; index > 0; index--) {
    const entry = entries[index]
    if (!entry || !/[\r\n]/.test(text.slice(entry.start))) continue
    if (isAfterBlankLine(entries, index, text)) return index
    if (interrupting.has(entry.type)) return index
  }
  return 0
}

/** `\r` alone ends a line too, but not the `\r` of `\r\n`. */
const blankLine = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/

function isAfterBlankLine(entries: readonly OutlineEntry[], index: number, text: string): boolean {
  const [before, entry] = [entries[index - 1], entries[index]]
  return !before || !entry || blankLine.test(text.slice(before.end, entry.start))
}
