import { compareLists, countEdits, type Step } from './compare-lists.ts'
import { splitWords, type Token } from './split-words.ts'

/** A stretch of both texts, or of one of them. */
export interface TextSegment {
  readonly kind: 'equal' | 'removed' | 'added'
  readonly text: string
}

/**
 * What differs between two texts. `equal` and `removed` segments make the first, `equal` and `added`
 * ones the second; where both changed, what was removed comes first.
 */
export interface TextDiff {
  /**
   * How closely it was looked: at words; at lines first, and at the words of those that changed; or
   * not at all, because the texts have too little in common to be worth the time.
   */
  readonly level: 'words' | 'lines' | 'none'
  readonly segments: readonly TextSegment[]
}

/** Two answers of 800 words that share little. At worst some 150 ms. */
const mostWordEdits = 1500
/** Of lines: at worst some 250 ms. */
const mostLineEdits = 2000
/** Of the words of all lines that changed: at worst some 70 ms together. */
const mostInnerEdits = 1000
/** Both texts together, in UTF-16 units: finding words takes 150 ms for a million. */
const mostLengthForWords = 1_500_000
/** The same for what replaced each other in one place: more was looked at already, in vain. */
const mostLengthInPlace = 100_000

/** Compares two texts, within a time that no page freezes for, whatever they are. */
export function diffText(before: string, after: string): TextDiff {
  const start = commonStart(before, after)
  const end = commonEnd(before.slice(start), after.slice(start))
  const middle = compare(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  )
  const segments = finish([
    ['equal', before.slice(0, start)],
    ...middle.pieces,
    ['equal', before.slice(before.length - end)],
  ])
  return { level: middle.level, segments }
}

/** The length of the lines that both texts begin with. */
function commonStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at += 1
  return before === after ? at : before.slice(0, at).lastIndexOf('\n') + 1
}

/** The length of the lines that both texts end with. */
function commonEnd(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let length = 0
  while (
    length < most &&
    before.charCodeAt(before.length - 1 - length) === after.charCodeAt(after.length - 1 - length)
  )
    length += 1
  const lineEnd = before.indexOf('\n', before.length - length)
  return lineEnd === -1 ? 0 : before.length - lineEnd - 1
}

function compare(
  before: string,
  after: string,
): { readonly level: TextDiff['level']; readonly pieces: readonly Piece[] } {
  const isShort = before.length + after.length <= mostLengthForWords
  const words = isShort ? compareWords(before, after, mostWordEdits) : null
  if (words) return { level: 'words', pieces: words.pieces }
  const lines = compareLines(before, after)
  return lines
    ? { level: 'lines', pieces: lines }
    : { level: 'none', pieces: replaced(before, after) }
}

type Piece = readonly [kind: TextSegment['kind'], text: string]

const replaced = (before: string, after: string): readonly Piece[] => [
  ['removed', before],
  ['added', after],
]

/** White space is no word: two that differ in it alone are one word with other space before it. */
function compareWords(before: string, after: string, most: number) {
  const [old, young] = [splitWords(before), splitWords(after)]
  const steps = compareLists(old.map(wordOf), young.map(wordOf), most)
  if (!steps) return null
  const pieces = walk(steps, old, young, {
    equal: (from, to) =>
      from.space === to.space
        ? [['equal', from.space + from.word]]
        : [...replaced(from.space, to.space), ['equal', from.word]],
    alone: ({ space, word }) => space + word,
  })
  return { pieces, edits: countEdits(steps) }
}

const wordOf = ({ word }: Token): string => word

/** Walks along both lists at once. */
function walk<T>(
  steps: readonly Step[],
  before: readonly T[],
  after: readonly T[],
  print: {
    readonly equal: (before: T, after: T) => readonly Piece[]
    readonly alone: (item: T) => string
  },
): readonly Piece[] {
  let [old, young] = [0, 0]
  return steps.flatMap(({ kind, count }): readonly Piece[] => {
    const olds = before.slice(old, kind === 'added' ? old : (old += count))
    const youngs = after.slice(young, kind === 'removed' ? young : (young += count))
    if (kind === 'removed') return olds.map((item) => [kind, print.alone(item)])
    if (kind === 'added') return youngs.map((item) => [kind, print.alone(item)])
    return olds.flatMap((item, index) => print.equal(item, youngs[index] ?? item))
  })
}

/** Lines with their ends; those that changed are then compared word by word. */
function compareLines(before: string, after: string): readonly Piece[] | null {
  const [old, young] = [splitLines(before), splitLines(after)]
  const steps = compareLists(old, young, mostLineEdits)
  if (!steps) return null
  const pieces = walk(steps, old, young, {
    equal: (line) => [['equal', line]],
    alone: (line) => line,
  })
  return lookCloser(finish(pieces))
}

/** Compares what was replaced by its words, as long as the time of one comparison lasts for all of it. */
function lookCloser(segments: readonly TextSegment[]): readonly Piece[] {
  let squares = mostInnerEdits ** 2
  return segments.flatMap(({ kind, text }, index): readonly Piece[] => {
    const next = segments[index + 1]
    if (kind === 'added' && segments[index - 1]?.kind === 'removed') return []
    if (kind !== 'removed' || next?.kind !== 'added') return [[kind, text]]
    if (text.length + next.text.length > mostLengthInPlace) return replaced(text, next.text)
    const most = Math.floor(Math.sqrt(squares))
    const words = compareWords(text, next.text, most)
    squares -= (words?.edits ?? most) ** 2
    return words?.pieces ?? replaced(text, next.text)
  })
}

const splitLines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Neighbours of one kind as one segment, and between two equal ones at most one of each other kind. */
function finish(pieces: readonly Piece[]): readonly TextSegment[] {
  const segments: TextSegment[] = []
  let texts: Record<TextSegment['kind'], string> = { equal: '', removed: '', added: '' }
  function flush(): void {
    for (const kind of ['equal', 'removed', 'added'] as const)
      if (texts[kind] !== '') segments.push({ kind, text: texts[kind] })
    texts = { equal: '', removed: '', added: '' }
  }
  for (const [kind, text] of pieces) {
    if (kind === 'equal' && (texts.removed !== '' || texts.added !== '')) flush()
    texts[kind] += text
  }
  flush()
  return segments
}
