import { splitWords } from '../../core/diff/split-words.ts'
import type { TextSegment } from '../../core/diff/diff-text.ts'

/** A line or several of both texts: what is `equal` and `removed` is of the first, the rest of the second. */
export interface LinesRow {
  readonly kind: 'lines'
  readonly pieces: readonly TextSegment[]
}

/** What is the same in both and too long to be read again. */
export interface FoldRow {
  readonly kind: 'fold'
  /** The place of its segment. */
  readonly index: number
  readonly words: number
}

export type DiffRow = LinesRow | FoldRow

/** Words of what is the same that stay in sight beside a change. */
const wordsAround = 12
/** Fewer words are not worth a fold. */
const fewestFolded = 40
/** UTF-16 units of one row: enough for a screen, little to lay out. */
const longestRow = 4000

/**
 * The segments of a comparison as rows, in which long stretches that are the same are folded.
 * @param opened the folds that are open, by their index
 */
export function rowsOf(
  segments: readonly TextSegment[],
  opened: ReadonlySet<number> = new Set(),
): readonly DiffRow[] {
  const rows: DiffRow[] = []
  let pieces: TextSegment[] = []
  const endRow = () => {
    if (pieces.length > 0) rows.push({ kind: 'lines', pieces })
    pieces = []
  }
  const take = (row: LinesRow) => {
    pieces.push(...row.pieces)
    if (endsLine(row)) endRow()
  }
  for (const group of groupsOf(segments)) {
    if (group.equal === null) {
      for (const row of changedRows(group.removed, group.added)) take(row)
      continue
    }
    const { index, equal } = group
    const { head, middle, tail } = opened.has(index)
      ? wholeOf(equal)
      : foldOf(equal, index === 0, index === segments.length - 1)
    for (const text of linesOf(head)) take(equalRow(text))
    if (middle !== '') {
      endRow()
      rows.push({ kind: 'fold', index, words: countWords(middle) })
    }
    for (const text of linesOf(tail)) take(equalRow(text))
  }
  endRow()
  return rows
}

/** Words and numbers; marks are none. */
export const countWords = (text: string): number =>
  splitWords(text).reduce((sum, { word }) => (hasLetter.test(word) ? sum + 1 : sum), 0)

const hasLetter = /[\p{L}\p{N}]/u

const equalRow = (text: string): LinesRow => ({ kind: 'lines', pieces: [{ kind: 'equal', text }] })

/** A row is full where both texts begin a new line, or where it would be too long. */
function endsLine({ pieces }: LinesRow): boolean {
  const last = pieces.at(-1)
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  return (last?.kind === 'equal' && last.text.endsWith('\n')) || length >= longestRow
}

type Group =
  | { readonly equal: string; readonly index: number }
  | { readonly equal: null; readonly removed: string; readonly added: string }

/** What was removed and what came in its place, together. */
function groupsOf(segments: readonly TextSegment[]): readonly Group[] {
  return segments.flatMap(({ kind, text }, index): readonly Group[] => {
    if (kind === 'equal') return [{ equal: text, index }]
    const before = segments[index - 1]
    if (kind === 'added')
      return before?.kind === 'removed' ? [] : [{ equal: null, removed: '', added: text }]
    const next = segments[index + 1]
    return [{ equal: null, removed: text, added: next?.kind === 'added' ? next.text : '' }]
  })
}

/** What replaced each other, in rows of a bearable length. */
function changedRows(removed: string, added: string): readonly LinesRow[] {
  const [olds, youngs] = [blocksOf(removed), blocksOf(added)]
  return Array.from({ length: Math.max(olds.length, youngs.length) }, (_, index) => ({
    kind: 'lines',
    pieces: [...pieceOf('removed', olds[index]), ...pieceOf('added', youngs[index])],
  }))
}

const pieceOf = (kind: TextSegment['kind'], text = ''): readonly TextSegment[] =>
  text === '' ? [] : [{ kind, text }]

/** Lines with their ends; a line that is too long is cut. */
const linesOf = (text: string): readonly string[] =>
  (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).flatMap(blocksOf)

/** At a line's end if there is one, else between words, else anywhere. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = []
  let rest = text
  while (rest.length > longestRow) {
    const start = rest.slice(0, longestRow)
    const cut = [start.lastIndexOf('\n') + 1, start.lastIndexOf(' ') + 1].find((at) => at > 0)
    const at = cut ?? wholeCharacters(rest, longestRow)
    blocks.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest === '' ? blocks : [...blocks, rest]
}

/** Not between the halves of a surrogate pair. */
const wholeCharacters = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at

const wholeOf = (text: string) => ({ head: text, middle: '', tail: '' })

/** The words beside a change stay; at the ends of the texts there is no change to stand beside. */
function foldOf(text: string, isFirst: boolean, isLast: boolean) {
  const start = isFirst ? 0 : headLength(text)
  const end = isLast ? text.length : text.length - tailLength(text)
  if (start >= end) return wholeOf(text)
  const middle = text.slice(start, end)
  if (!hasWords(middle, fewestFolded)) return wholeOf(text)
  return { head: text.slice(0, start), middle, tail: text.slice(end) }
}

/** UTF-16 units to look at for some words: of a text without a space no more than that. */
const around = wordsAround * 16

/** Each with the space behind it. One simple pattern: nested ones took seconds for 192 characters. */
const spacedWords = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []

const lengthOf = (parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + part.length, 0)

const headLength = (text: string): number =>
  lengthOf(spacedWords(text.slice(0, around)).slice(0, wordsAround))

const tailLength = (text: string): number =>
  lengthOf(spacedWords(text.slice(-around)).slice(-wordsAround))

/** Counted in its beginning alone: it may be a book. */
const hasWords = (text: string, count: number): boolean =>
  countWords(text.slice(0, count * 32)) >= count
