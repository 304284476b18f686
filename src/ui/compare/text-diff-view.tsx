import { memo, useMemo, useRef, useState, type ReactElement } from 'react'

import { diffText, type TextDiff, type TextSegment } from '../../core/diff/diff-text.ts'
import { formatCount } from '../kit/format-numbers.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import { countWords, rowsOf, type FoldRow, type LinesRow } from './diff-rows.ts'

interface TextDiffViewProps {
  /** In the plural: "answers". */
  readonly what: string
  readonly before: string
  readonly after: string
  /** The first text on one side, the second on the other; otherwise one after the other. */
  readonly isBeside: boolean
}

/** Two texts word by word: what was removed is struck, what was added underlined. */
export function TextDiffView(props: TextDiffViewProps): ReactElement {
  const { what, before, after, isBeside } = props
  const diff = useMemo(() => diffText(before, after), [before, after])
  const sentence = useMemo(() => sentenceOf(diff, what), [diff, what])
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const box = useRef<HTMLDivElement>(null)
  const open = (fold: FoldRow) => {
    box.current?.focus({ preventScroll: true }) // the button goes
    setOpened(new Set([...opened, fold.index]))
  }
  const isSame = before === after
  const rows = useMemo(() => (isSame ? [] : rowsOf(diff.segments, opened)), [diff, opened, isSame])
  return (
    <>
      <p className="compare-count">{sentence}</p>
      {!isSame && (
        <div ref={box} className="text-diff" tabIndex={-1} data-beside={isBeside || undefined}>
          {rows.map((row, index) =>
            row.kind === 'fold' ? (
              <Fold key={`fold ${row.index}`} row={row} onOpen={() => open(row)} />
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- rows never change places
              <Lines key={index} row={row} isBeside={isBeside} />
            ),
          )}
        </div>
      )}
    </>
  )
}

function sentenceOf({ level, segments }: TextDiff, what: string): string {
  const count = (kind: TextSegment['kind']) =>
    segments.reduce((sum, each) => (each.kind === kind ? sum + countWords(each.text) : sum), 0)
  if (segments.every(({ kind }) => kind === 'equal'))
    return `No difference: the ${what} are the same, ${words(count('equal'))}.`
  const [removed, added] = [count('removed'), count('added')]
  if (removed === 0 && added === 0) return `The ${what} differ in spaces and marks alone.`
  const counted = `${words(removed)} removed, ${words(added)} added.`
  return level === 'none'
    ? `${counted} The ${what} have too little in common to be compared word by word.`
    : counted
}

const words = (count: number): string => `${formatCount(count)} ${count === 1 ? 'word' : 'words'}`

interface LinesProps {
  readonly row: LinesRow
  readonly isBeside: boolean
}

const Lines = memo(function Lines({ row: { pieces }, isBeside }: LinesProps): ReactElement {
  if (!isBeside)
    return (
      <div className="diff-row" dir="auto">
        {drawn(pieces)}
      </div>
    )
  return (
    <div className="diff-row">
      <div dir="auto">{drawn(pieces.filter(({ kind }) => kind !== 'added'))}</div>
      <div dir="auto">{drawn(pieces.filter(({ kind }) => kind !== 'removed'))}</div>
    </div>
  )
})

const drawn = (pieces: readonly TextSegment[]): readonly ReactElement[] =>
  // oxlint-disable-next-line react/no-array-index-key -- the pieces of a row never change
  pieces.map((piece, index) => <Piece key={index} piece={piece} />)

function Piece({ piece: { kind, text } }: { readonly piece: TextSegment }): ReactElement {
  if (kind === 'equal') return <>{text}</>
  // A line through the space before a word would reach into the word before.
  const marked = text.trim() === '' ? text : text.replace(/^[ \t]+/, '')
  const Mark = kind === 'removed' ? 'del' : 'ins'
  return (
    <>
      {text.slice(0, text.length - marked.length)}
      <Mark>
        <VisuallyHidden>{kind}: </VisuallyHidden>
        {marked}
        <VisuallyHidden> (end) </VisuallyHidden>
      </Mark>
    </>
  )
}

interface FoldProps {
  readonly row: FoldRow
  readonly onOpen: () => void
}

/** Once open it stays open: what one has begun to read does not go away. */
const Fold = ({ row, onOpen }: FoldProps): ReactElement => (
  <button type="button" className="diff-fold" onClick={onOpen}>
    … {words(row.words)} the same …
  </button>
)
