import type { ReactElement } from 'react'

import { sliderParams } from '../../core/chat/params.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'

interface MatchLineProps {
  readonly encoded: EncodedRequest
  /** Whether the code goes where Send goes. */
  readonly isSameAddress: boolean
}

/** What this code has in common with Send. */
export function MatchLine({ encoded, isSameAddress }: MatchLineProps): ReactElement {
  const sent = sliderParams.filter(({ name }) => encoded.sent.includes(name)).length
  const left = sliderParams.length - sent
  return (
    <p className="match-line">
      <span aria-hidden className="state-mark" data-state="ready" />
      <span>
        Matches the next request · {sent} {sent === 1 ? 'parameter' : 'parameters'} sent, {left}{' '}
        left out
        {!isSameAddress && ' · the body is the same; Send goes to the demo'}
      </span>
    </p>
  )
}
