import type { ReactElement } from 'react'

import type { Spec } from '../../core/catalog/specs.ts'
import { unknownWord } from '../../core/catalog/words.ts'

interface FactTableProps {
  /** What the table is of, for those who do not see it. */
  readonly caption: string
  /** The names over the columns; a table of one model needs none. */
  readonly columns?: readonly string[]
  /** Facts of one model a list, all in the same order. */
  readonly facts: readonly (readonly Spec[])[]
}

/** What is known of one model, or of some side by side. What is not known says so. */
export const FactTable = ({ caption, columns, facts }: FactTableProps): ReactElement => (
  <table className="doc-table">
    <caption className="visually-hidden">{caption}</caption>
    {columns && (
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Fact</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
    )}
    <tbody>
      {facts[0]?.map(({ id, name }, row) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          {facts.map((ofModel, column) => (
            // A column has no identity beside its place.
            // oxlint-disable-next-line react/no-array-index-key -- as said above
            <td key={column} data-unknown={ofModel[row]?.value === null || undefined}>
              {ofModel[row]?.value ?? unknownWord}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
