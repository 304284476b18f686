import { useMemo, type ReactElement } from 'react'
import { useShallow } from 'zustand/react/shallow'

import { encodeFor, type RequestSettings } from '../../../client/commands/next-request.ts'
import { userText } from '../../../core/chat/message.ts'
import type { Run } from '../../../core/run/run.ts'
import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { useServing } from '../../access/use-serving.ts'
import { haveSameSettings, readSettings, type AnswerSettings } from './answer-settings.ts'

interface ChangedSettingsProps {
  readonly run: Run
  readonly nodeId: string
}

/** Under the last answer, as soon as the next one would be made differently. */
export function ChangedSettings({ run, nodeId }: ChangedSettingsProps): ReactElement | null {
  const { runAgain } = useCommands()
  const next = useNextSettings()
  const { dialectId, outline } = run
  const used = useMemo(() => readSettings(dialectId, outline), [dialectId, outline])
  if (!next || !used || haveSameSettings(next, used)) return null
  return (
    <p className="changed-settings">
      Settings changed since this answer.
      <button type="button" className="text-button" onClick={() => void runAgain(nodeId)}>
        Run again
      </button>
    </p>
  )
}

/** Encoded and read back, so that what a dialect drops or clamps counts on neither side. */
function useNextSettings(): AnswerSettings | null {
  const serving = useServing()
  const settings = useWorkspace(
    useShallow(({ choice, params, system, stream, extraBody }): RequestSettings => ({
      choice,
      params,
      system,
      stream,
      extraBody,
    })),
  )
  return useMemo(() => {
    if (!serving) return null
    const encoded = encodeFor(serving, settings, [userText('.')])
    return encoded.ok ? readSettings(settings.choice.dialectId, encoded.value.body) : null
  }, [serving, settings])
}
