import { useDeferredValue, useId, useMemo, type ReactElement } from 'react'

import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useTokenCounter } from '../access/use-token-counter.ts'
import { formatCount } from '../kit/format-numbers.ts'
import { isSystemChanged } from './changed.ts'
import { ResetButton } from './reset-button.tsx'

/** The first message of every request, if it is sent and not empty. */
export function SystemField(): ReactElement {
  const commands = useCommands()
  const system = useWorkspace((workspace) => workspace.system)
  const count = useTokenCounter(true)
  const counted = useDeferredValue(system.text) // typing never waits for the count
  const tokens = useMemo(() => count?.(counted) ?? null, [count, counted])
  const id = useId()
  const isChanged = isSystemChanged(system)
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      className="param-row"
      data-changed={isChanged || undefined}
    >
      <div className="param-head">
        <div className="param-name">
          <label id={`${id}-label`} htmlFor={id} className="font-medium">
            System Message
          </label>
          {isChanged && (
            <ResetButton label="Reset System Message" was={null} onReset={commands.resetSystem} />
          )}
        </div>
        <span id={`${id}-tokens`} className="figures text-meta text-ink3">
          {tokens !== null && <bdi dir="ltr">≈ {formatCount(tokens)} tok</bdi>}
        </span>
        <input
          type="checkbox"
          aria-label="Send System Message"
          title={system.isSent ? 'Sent. Untick to leave it out' : 'Not sent. Tick to send it'}
          className="check-box send-toggle"
          checked={system.isSent}
          onChange={(event) => commands.setSystemSent(event.target.checked)}
        />
      </div>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        aria-describedby={`${id}-tokens ${id}-note`}
        className="text-field system-field"
        data-faint={!system.isSent || undefined}
        value={system.text}
        onChange={(event) => commands.setSystemText(event.target.value)}
      />
      <div id={`${id}-note`} className="param-note">
        {noteOf(system.isSent, system.text)}
      </div>
    </div>
  )
}

function noteOf(isSent: boolean, text: string): string | null {
  if (!isSent) return 'Not sent'
  return text.trim() === '' ? 'Empty, so not sent' : null
}
