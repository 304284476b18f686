import { useDeferredValue, useId, useMemo, type ReactElement } from 'react'

import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useTokenCounter } from '../access/use-token-counter.ts'
import { formatCount } from '../kit/format-numbers.ts'
import { isSystemChanged } from './changed.ts'
import { ParamFrame } from './param-frame.tsx'

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
    <ParamFrame
      id={id}
      label="System Message"
      fieldId={`${id}-text`}
      isChanged={isChanged}
      reset={
        isChanged
          ? { label: 'Reset System Message', was: null, onReset: commands.resetSystem }
          : null
      }
      send={{ isSent: system.isSent, isSupported: true, onChange: commands.setSystemSent }}
      figures={
        <span id={`${id}-tokens`} className="figures text-meta text-ink3">
          {tokens !== null && <bdi dir="ltr">≈ {formatCount(tokens)} tok</bdi>}
        </span>
      }
      note={noteOf(system.isSent, system.text)}
    >
      <textarea
        id={`${id}-text`}
        dir="auto"
        rows={3}
        aria-describedby={`${id}-tokens ${id}-note`}
        className="text-field system-field"
        data-faint={!system.isSent || undefined}
        value={system.text}
        onChange={(event) => commands.setSystemText(event.target.value)}
      />
    </ParamFrame>
  )
}

function noteOf(isSent: boolean, text: string): string | null {
  if (!isSent) return 'Not sent'
  return text.trim() === '' ? 'Empty, so not sent' : null
}
