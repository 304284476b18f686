import type { ReactElement } from 'react'

import type { ApiError } from '../../../core/chat/api-error.ts'
import type { Run } from '../../../core/run/run.ts'
import { CopyButton } from '../../kit/copy-button.tsx'
import { RawText } from '../raw-text.tsx'

interface ErrorDetailsProps {
  readonly error: ApiError | null
  readonly run: Run
}

/** Providers name the header differently; all of these identify one request to their support. */
const requestIdPattern = /^(x-)?(request-id|generation-id|cf-ray)$/i

/** What support would ask for, as it came. */
export function ErrorDetails({ error, run }: ErrorDetailsProps): ReactElement {
  const requestId = Object.entries(run.headers).find(([name]) => requestIdPattern.test(name))
  const status = error?.status ?? run.httpStatus
  const facts = [
    ['Status', status === null ? 'none' : `${status}`],
    ['Kind', error?.kind ?? run.finishReason ?? 'unknown'],
    ['Code', error?.code ?? run.rawReason],
    ['Request id', requestId?.[1] ?? run.responseId],
    ['Run', run.id],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string' && fact[1] !== '')
  const raw = error?.detail ?? error?.message ?? ''
  const text = [...facts.map(([name, value]) => `${name}: ${value}`), '', raw].join('\n').trim()
  return (
    <details className="error-details">
      <summary>Details</summary>
      <dl className="facts mono">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="ltr">{value}</dd>
          </div>
        ))}
      </dl>
      {raw !== '' && <RawText label="The provider's own words" text={raw} />}
      <CopyButton
        className="plain-button"
        label="Copy details"
        caption="Copy details"
        text={text}
      />
    </details>
  )
}
