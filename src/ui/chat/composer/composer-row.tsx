import { CornerDownLeft, Square } from 'lucide-react'
import type { ReactElement } from 'react'

import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { formatCount } from '../format-numbers.ts'
import { useTokenEstimates } from '../use-token-estimate.ts'

interface ComposerRowProps {
  readonly draft: string
  readonly isStreaming: boolean
}

/** What goes with the message, what it weighs, and the one button that sends and stops. */
export function ComposerRow({ draft, isStreaming }: ComposerRowProps): ReactElement {
  const { showTab } = useCommands()
  const system = useWorkspace((workspace) => workspace.system)
  const tokens = useTokenEstimates({ draft, system: system.text })
  const systemWords = !system.isSent || system.text.trim() === '' ? 'not sent' : null
  return (
    <div className="composer-row">
      <button type="button" className="quiet-button" onClick={() => showTab('parameters')}>
        System{' '}
        <bdi className="mono faint">
          {systemWords ?? (tokens ? `${formatCount(tokens.system)} tok` : '')}
        </bdi>
      </button>
      <span className="spring" />
      {draft !== '' && tokens && (
        <bdi className="mono faint" title="Estimated for this message alone">
          ≈ {formatCount(tokens.draft)} tok
        </bdi>
      )}
      {/* One element for both, so that focus stays where it is. */}
      <button type="submit" className="send-button" data-stops={isStreaming || undefined}>
        {isStreaming ? 'Stop' : 'Send'}
        {isStreaming ? (
          <Square aria-hidden size={14} strokeWidth={1.5} fill="currentColor" />
        ) : (
          <CornerDownLeft aria-hidden size={16} strokeWidth={1.5} />
        )}
      </button>
    </div>
  )
}
