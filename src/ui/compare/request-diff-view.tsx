import type { ReactElement } from 'react'

import { paramLabels } from '../../core/chat/more-params.ts'
import type { Change } from '../../core/diff/diff-json.ts'
import type { FactChange, RequestDiff } from '../../core/diff/diff-runs.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { MessagesDiffView } from './messages-diff-view.tsx'

interface RequestDiffViewProps {
  readonly facts: readonly FactChange[]
  readonly request: RequestDiff
  readonly isBeside: boolean
}

/** Who was asked and how, where that differs. */
export function RequestDiffView({ facts, request, isBeside }: RequestDiffViewProps): ReactElement {
  return (
    <>
      <ChangeTable rows={rowsOf(facts, request)} />
      <p className="compare-count">{sentenceOf(facts, request)}</p>
      {request.kind === 'compared' && (
        <MessagesDiffView messages={request.messages} isBeside={isBeside} />
      )}
    </>
  )
}

interface TableRow {
  readonly name: string
  /** A path in the body, and not a word. */
  readonly isPath: boolean
  readonly before: string | null
  readonly after: string | null
}

const factLabels = { provider: 'Provider', model: 'Model', dialect: 'Request format' } as const

function rowsOf(facts: readonly FactChange[], request: RequestDiff): readonly TableRow[] {
  const factRows = facts.map(({ name, before, after }) => ({
    name: factLabels[name],
    isPath: false,
    before: factWords(name, before),
    after: factWords(name, after),
  }))
  if (request.kind !== 'compared') return factRows
  return [
    ...factRows,
    ...request.params.map((change) => ({
      name: paramLabels[change.name],
      isPath: false,
      ...valuesOf(change),
    })),
    ...request.members.map((change) => ({ name: change.path, isPath: true, ...valuesOf(change) })),
  ]
}

/** A dialect has a name for people; what a foreign file calls one may be none of ours. */
const factWords = (name: FactChange['name'], value: string): string =>
  name === 'dialect' && Object.hasOwn(dialects, value)
    ? dialects[value as keyof typeof dialects].label // one of its own names, by the line above
    : value

/** Null: it was not there. */
const valuesOf = (change: Change<unknown>) => ({
  before: change.kind === 'added' ? null : printed(change.before),
  after: change.kind === 'removed' ? null : printed(change.after),
})

/** UTF-16 units of a value: the whole is in the request, which the answer's menu shows. */
const longestValue = 2000

function printed(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function sentenceOf(facts: readonly FactChange[], request: RequestDiff): string | null {
  switch (request.kind) {
    case 'same':
      return facts.length === 0
        ? 'No difference: the requests are the same, byte for byte, and went to the same model.'
        : 'The requests are the same, byte for byte.'
    case 'unreadable':
      return 'The requests cannot be compared: one of them was not kept, or cannot be read.'
    case 'compared':
      return facts.length + request.params.length + request.members.length === 0
        ? 'No difference in model and parameters.'
        : null
  }
}

function ChangeTable({ rows }: { readonly rows: readonly TableRow[] }): ReactElement | null {
  if (rows.length === 0) return null
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">First</th>
          <th scope="col">Second</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, isPath, before, after }) => (
          <tr key={`${isPath} ${name}`}>
            <th scope="row" className={isPath ? 'mono' : undefined}>
              {isPath ? <bdi dir="ltr">{name}</bdi> : name}
            </th>
            <td>
              <Value text={before} />
            </td>
            <td>
              <Value text={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Value = ({ text }: { readonly text: string | null }): ReactElement =>
  text === null ? <span className="change-none">not sent</span> : <bdi dir="auto">{text}</bdi>
