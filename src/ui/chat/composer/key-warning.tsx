import { KeyRound } from 'lucide-react'
import type { ReactElement } from 'react'

import { apiKeyWarning } from '../../../core/chat/api-key-in-text.ts'

interface KeyWarningProps {
  /** Send was pressed in spite of it: the way out is shown beside. */
  readonly isPressing: boolean
  readonly onSendAnyway: () => void
  readonly id?: string
}

/** Stands between a pasted secret and Send. */
export function KeyWarning(props: KeyWarningProps): ReactElement {
  const { isPressing, onSendAnyway, id = 'composer-warning' } = props
  return (
    <div className="key-warning" data-pressing={isPressing || undefined}>
      <KeyRound aria-hidden size={16} strokeWidth={1.5} />
      <p id={id} role="alert">
        {isPressing && 'Not sent. '}
        {apiKeyWarning}
      </p>
      <button type="button" className="plain-button" onClick={onSendAnyway}>
        Send anyway
      </button>
    </div>
  )
}
