import type { ReactElement } from 'react'

import type { ContextUse } from '../../../../core/chat/context-use.ts'
import { formatCount } from '../../../kit/format-numbers.ts'

interface ContextTableProps {
  readonly use: ContextUse
  /** The provider was asked and gave no count. */
  readonly hasNoCount: boolean
}

/** The same in figures, to be read and copied. */
export function ContextTable({ use, hasNoCount }: ContextTableProps): ReactElement {
  const { parts, isExact, inputTokens, contextTokens, freeTokens, excessTokens } = use
  const about = (tokens: number) => `≈ ${formatCount(tokens)}`
  const rest = `${isExact ? '' : '≈ '}${formatCount(excessTokens || (freeTokens ?? 0))}`
  const note = hasNoCount
    ? 'The provider gave no count: these are estimates.'
    : isExact
      ? 'The sum is the provider’s own count; its parts are estimated.'
      : 'Estimated here, within some tenths of what the provider counts.'
  return (
    <table className="context-table">
      <caption>{note}</caption>
      <tbody>
        <Row part="system" name="System message" value={about(parts.system)} />
        <Row part="history" name="Conversation" value={about(parts.history)} />
        <Row part="draft" name="This message" value={about(parts.draft)} />
        <Row name="Sent" value={`${isExact ? '' : '≈ '}${formatCount(inputTokens)}`} />
        <Row
          part="reserved"
          name="Kept for the answer"
          value={parts.reserved === null ? 'no limit sent' : formatCount(parts.reserved)}
        />
        {contextTokens !== null && (
          <Row part="free" name={excessTokens > 0 ? 'Too many' : 'Free'} value={rest} />
        )}
        <Row
          name="Context of the model"
          value={contextTokens === null ? 'unknown' : formatCount(contextTokens)}
        />
      </tbody>
    </table>
  )
}

interface RowProps {
  /** Its colour in the line. */
  readonly part?: string
  readonly name: string
  readonly value: string
}

const Row = ({ part, name, value }: RowProps): ReactElement => (
  <tr>
    <th scope="row">
      <span aria-hidden className="context-key" data-part={part} />
      {name}
    </th>
    <td className="figures">{value}</td>
  </tr>
)
