import { CornerDownLeft, Square } from 'lucide-react'
import { useMemo, type ReactElement } from 'react'

import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { formatCount } from '../../kit/format-numbers.ts'
import { useTokenCounter } from '../../access/use-token-counter.ts'
import { createLazyPart, useLazyPart } from '../../kit/lazy-part.ts'

const contextMeter = createLazyPart(
  async () => (await import('./context/context-meter.tsx')).ContextMeter,
)

interface ComposerRowProps {
  readonly draft: string
  readonly isStreaming: boolean
}

/** What goes with the message, what it weighs, and the one button that sends and stops. */
export function ComposerRow({ draft, isStreaming }: ComposerRowProps): ReactElement {
  const { showTab } = useCommands()
  const system = useWorkspace((workspace) => workspace.system)
  const count = useTokenCounter(true)
  const systemTokens = useMemo(() => count?.(system.text) ?? null, [count, system.text])
  const isWriting = draft.trim() !== ''
  const ContextMeter = useLazyPart(contextMeter, isWriting)
  const systemWords = !system.isSent || system.text.trim() === '' ? 'not sent' : null
  return (
    <div className="composer-row">
      <button type="button" className="quiet-button" onClick={() => showTab('parameters')}>
        System{' '}
        <bdi className="mono faint">
          {systemWords ?? (systemTokens === null ? '' : `≈ ${formatCount(systemTokens)} tok`)}
        </bdi>
      </button>
      <span className="spring" />
      {isWriting && ContextMeter && <ContextMeter />}
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
