import { useId, useMemo, type ReactElement, type RefObject } from 'react'

import { ownPresets } from '../../../client/commands/kept-presets.ts'
import type { Preset } from '../../../core/presets/preset.ts'
import {
  samplingPresets,
  seedPreset,
  useCasePresets,
} from '../../../core/presets/shipped-presets.ts'
import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { MenuPanel, type MenuRow, type MenuSection } from '../../kit/menu-panel.tsx'

interface PresetMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onName: () => void
  readonly onList: () => void
  readonly onClose: () => void
}

/** All presets to choose from, and what can be done with one's own. */
export function PresetMenu(props: PresetMenuProps): ReactElement {
  const { button, onName, onList, onClose } = props
  const { applyPreset } = useCommands()
  const presetId = useWorkspace((workspace) => workspace.presetId)
  const presets = useWorkspace((workspace) => workspace.presets)
  const own = useMemo(() => ownPresets({ presets }), [presets])
  const id = useId()
  const section = (title: string, shown: readonly Preset[]): readonly MenuSection[] => {
    const rows = shown.map((preset): MenuRow => ({
      kind: 'option',
      label: preset.name,
      isOn: preset.id === presetId,
      onChoose: () => {
        void applyPreset(preset.id)
        onClose()
      },
    }))
    return rows.length === 0 ? [] : [{ title, rows }]
  }
  const manage: readonly MenuRow[] =
    own.length === 0
      ? []
      : [{ kind: 'action', label: 'Rename or delete presets…', onChoose: onList }]
  return (
    <MenuPanel
      id={id}
      label="Presets"
      button={button}
      sections={[
        ...section('Settings', [seedPreset, ...samplingPresets]),
        ...section('Use cases', useCasePresets),
        ...section('Yours', own),
        {
          title: null,
          rows: [{ kind: 'action', label: 'Save as preset…', onChoose: onName }, ...manage],
        },
      ]}
      onClose={onClose}
    />
  )
}
