import { useMemo, type ReactElement } from 'react'

import { findPreset, settingsNow } from '../../../client/commands/kept-presets.ts'
import { differsFrom } from '../../../core/presets/preset.ts'
import { useWorkspace } from '../../access/client-context.tsx'
import { useRequestSettings } from '../use-request-settings.ts'

interface PresetWordsProps {
  readonly presetId: string
  /** What is said when there is no such preset any more. */
  readonly own: string
}

/** `Precise`, or `Precise, changed` when something is set otherwise than it has it. */
export function PresetWords({ presetId, own }: PresetWordsProps): ReactElement {
  const presets = useWorkspace((workspace) => workspace.presets)
  const settings = useRequestSettings()
  const preset = useMemo(() => findPreset({ presets }, presetId), [presets, presetId])
  const isSame = useMemo(() => {
    const now = settingsNow(settings)
    return preset !== null && now.ok && differsFrom(preset, now.value).length === 0
  }, [preset, settings])
  if (!preset) return <>{own}</>
  return (
    <>
      <span className="truncate" dir="auto">
        {preset.name}
      </span>
      {!isSame && <span className="preset-changed">, changed</span>}
    </>
  )
}
