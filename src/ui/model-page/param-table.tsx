import type { ReactElement } from 'react'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { parametersOf, type ParameterRow } from '../../core/catalog/parameters.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'

interface ParamTableProps {
  readonly record: ModelRecord
  readonly dialectIds: readonly DialectId[]
}

/** What a request to this model may set in each format, and what the playground begins with. */
export const ParamTable = ({ record, dialectIds }: ParamTableProps): ReactElement => (
  <div className="doc-scroll" tabIndex={0} role="region" aria-label="Parameters">
    <table className="doc-table">
      <caption>Parameters</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Starts at</th>
          {dialectIds.map((dialectId) => (
            <th key={dialectId} scope="col">
              {requestDialects[dialectId].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parametersOf(record, dialectIds).map(({ name, label, initial, dialects }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>{initial ?? 'not sent'}</td>
            {dialects.map((dialect) => (
              <SupportCell key={dialect.dialectId} dialect={dialect} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const SupportCell = ({
  dialect,
}: {
  readonly dialect: ParameterRow['dialects'][number]
}): ReactElement => {
  const { wireName, isSupported, words, note } = dialect
  return (
    <td data-unsupported={!isSupported || undefined}>
      {wireName !== null && (
        <>
          <code>{wireName}</code>{' '}
        </>
      )}
      {words}
      {note !== null && <span className="doc-note"> {note}</span>}
    </td>
  )
}
