import type { ReactElement } from 'react'

import { moreParams } from '../../core/chat/more-params.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { MoreRow } from './more-row.tsx'

interface MoreRowsProps {
  readonly encoded: EncodedRequest | null
  readonly schemaError: string | null
}

/** Fetched when the group is opened: most people never do. */
export const MoreRows = ({ encoded, schemaError }: MoreRowsProps): ReactElement => (
  <div className="more-params">
    {moreParams.map((param) => (
      <MoreRow key={param.name} param={param} encoded={encoded} schemaError={schemaError} />
    ))}
  </div>
)
