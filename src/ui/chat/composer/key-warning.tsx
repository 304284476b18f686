import { KeyRound } from 'lucide-react'
import type { ReactElement } from 'react'

import { apiKeyWarning } from '../../../core/chat/api-key-in-text.ts'
import { useChat } from '../chat-context.tsx'

interface KeyWarningProps {
  /** It was to be sent in spite of it: the way out is shown beside. */
  readonly isPressing: boolean
  readonly onInsist: () => void
  /** What insisting is called. */
  readonly insistLabel?: string
  readonly id?: string
}

/** Stands between a pasted secret and Send. */
export function KeyWarning(props: KeyWarningProps): ReactElement {
  const { isPressing, onInsist, insistLabel = 'Send anyway', id = 'composer-warning' } = props
  const { onSetUp } = useChat()
  return (
    <div className="key-warning" data-pressing={isPressing || undefined}>
      <KeyRound aria-hidden size={16} strokeWidth={1.5} />
      <p id={id} role="alert">
        {isPressing && 'Not sent. '}
        {apiKeyWarning}
      </p>
      <button type="button" className="plain-button" onClick={onSetUp}>
        Set up
      </button>
      <button type="button" className="plain-button" onClick={onInsist}>
        {insistLabel}
      </button>
    </div>
  )
}
