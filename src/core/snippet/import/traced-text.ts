/** A stretch whose letters stand in the source as they are, or that stands for one place in it. */
interface Run {
  /** Where it begins in the text, and in the source. */
  readonly index: number
  readonly offset: number
  readonly isOnePlace: boolean
}

/** A gap in a text: something that only a shell or a running program knows. */
export interface Hole {
  /** Where it stands in the source. */
  readonly offset: number
  /** As it is written there: `$NAME`. It stands in the text in this form. */
  readonly written: string
}

/** A text read out of a source, escapes undone, that knows where each of its letters stood. */
export interface TracedText {
  readonly text: string
  readonly runs: readonly Run[]
  readonly holes: readonly Hole[]
}

/** Puts a TracedText together, piece by piece, in linear time. */
export interface TextTracer {
  /** A piece that begins at the offset: letters as they are, or what an escape stands for. */
  add(piece: string, offset: number): void
  /** What a known variable holds: all of it stands at the variable's place. */
  addValue(value: string, offset: number): void
  addHole(hole: Hole): void
  finish(): TracedText
}

/** An empty text. */
export function createTextTracer(): TextTracer {
  const pieces: string[] = []
  const runs: Run[] = []
  const holes: Hole[] = []
  let length = 0
  const put = (piece: string, offset: number, isOnePlace: boolean) => {
    const last = runs.at(-1)
    const goesOn =
      last && !last.isOnePlace && !isOnePlace && offset - last.offset === length - last.index
    if (!goesOn) runs.push({ index: length, offset, isOnePlace })
    pieces.push(piece)
    length += piece.length
  }
  return {
    add: (piece, offset) => put(piece, offset, false),
    addValue: (value, offset) => put(value, offset, true),
    addHole: (hole) => {
      holes.push(hole)
      put(hole.written, hole.offset, true)
    },
    finish: () => ({ text: pieces.join(''), runs, holes }),
  }
}

/** Where the letter at this index of the text stands in the source. */
export function sourceOffset({ runs }: TracedText, index: number): number {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((runs[middle]?.index ?? 0) <= index) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  if (run === undefined) return 0
  return run.isOnePlace ? run.offset : run.offset + index - run.index
}

/** A part of a text, which knows the same places. */
export function sliceTraced(traced: TracedText, from: number, to = traced.text.length): TracedText {
  const runs = traced.runs.flatMap((run, at): Run[] => {
    const end = traced.runs[at + 1]?.index ?? traced.text.length
    if (end <= from || run.index >= to) return []
    const skipped = Math.max(0, from - run.index)
    const offset = run.isOnePlace ? run.offset : run.offset + skipped
    return [{ ...run, index: Math.max(0, run.index - from), offset }]
  })
  const first = runs[0]?.offset ?? 0
  return {
    text: traced.text.slice(from, to),
    runs,
    holes: traced.holes.filter(({ offset }) => offset >= first),
  }
}
