import { memo, type ReactElement, type ReactNode } from 'react'

import type { CodeLine } from './code-lines.ts'

/** So many that a group is cheap to lay out, and so few groups that all of them are cheap to compare. */
export const linesInGroup = 20

/** As in `code-box`. */
const lineRem = 1.25

interface LineGroupProps {
  readonly lines: readonly CodeLine[]
  /** Of each line, or null. */
  readonly colours: readonly ReactNode[]
  /** Numbers of lines. */
  readonly marked: readonly number[]
  readonly firstNumber: number
}

const areSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/**
 * Some lines of long code. Out of sight it is neither laid out nor painted, and one that did not
 * change is not drawn again.
 */
export const LineGroup = memo(
  function LineGroup({ lines, colours, marked, firstNumber }: LineGroupProps): ReactElement {
    return (
      <span
        className="line-group"
        style={{ containIntrinsicBlockSize: `auto ${lines.length * lineRem}rem` }}
      >
        {lines.map((line, place) => (
          <Line
            // Lines have no identity of their own: their place is who they are.
            key={place} // oxlint-disable-line react/no-array-index-key -- as said above
            text={line.text}
            colours={colours[place]}
            isMarked={marked.includes(firstNumber + place)}
          />
        ))}
      </span>
    )
  },
  (before, after) =>
    areSame(before.lines, after.lines) &&
    areSame(before.colours, after.colours) &&
    areSame(before.marked, after.marked),
)

interface LineProps {
  readonly text: string
  readonly colours: ReactNode
  readonly isMarked: boolean
}

const Line = memo(function Line({ text, colours, isMarked }: LineProps) {
  return (
    <span className="code-line" data-marked={isMarked || undefined}>
      {colours ?? text}
    </span>
  )
})
