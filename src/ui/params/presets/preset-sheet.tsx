import { Trash2 } from 'lucide-react'
import { useMemo, useRef, useState, type ReactElement, type RefObject } from 'react'

import { ownPresets } from '../../../client/commands/kept-presets.ts'
import type { Preset } from '../../../core/presets/preset.ts'
import { useCommands, useNotices, useWorkspace } from '../../access/client-context.tsx'
import { IconButton } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { UndoLine } from '../../kit/undo-line.tsx'
import { fieldKeys, longestName } from './field-keys.ts'

interface PresetSheetProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The user's own presets: each with its name to change, and a way to delete it. */
export function PresetSheet({ button, onClose }: PresetSheetProps): ReactElement {
  const commands = useCommands()
  const presets = useWorkspace((workspace) => workspace.presets)
  const own = useMemo(() => ownPresets({ presets }), [presets])
  const undo = useNotices((notices) => notices.undo).filter(({ place }) => place.kind === 'presets')
  const list = useRef<HTMLDivElement>(null)
  const remove = async (preset: Preset) => {
    await commands.removePreset(preset.id)
    // The button is gone, and its dialog has taken the focus: to take it back is the next thing to do.
    requestAnimationFrame(() => undoButtonsIn(list.current).at(-1)?.focus())
  }
  return (
    <Sheet title="Your presets" side="center" onClose={onClose} finalFocus={button}>
      <div ref={list} className="preset-list">
        {own.length === 0 && <p className="m-0 text-ink2">You have no presets of your own.</p>}
        {own.map((preset) => (
          <PresetItem key={preset.id} preset={preset} onRemove={() => void remove(preset)} />
        ))}
        {undo.map(({ id, label }) => (
          <UndoLine key={id} label={label} onUndo={() => void commands.undo(id)} />
        ))}
      </div>
    </Sheet>
  )
}

const undoButtonsIn = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('.undo-line button') ?? []),
]

interface PresetItemProps {
  readonly preset: Preset
  readonly onRemove: () => void
}

/** The name is a field all the time: leaving it or Enter keeps it, Escape gives the old one back. */
function PresetItem({ preset, onRemove }: PresetItemProps): ReactElement {
  const { renamePreset } = useCommands()
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const rename = async () => {
    if (typed === null) return
    setRefusal(await renamePreset(preset.id, typed))
    setTyped(null)
  }
  return (
    <div>
      <div className="preset-name">
        <input
          type="text"
          dir="auto"
          aria-label={`Name of ${preset.name}`}
          autoComplete="off"
          maxLength={longestName}
          className="text-field"
          value={typed ?? preset.name}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void rename()}
          onKeyDown={
            typed === null
              ? undefined // Escape closes the sheet, as everywhere
              : fieldKeys({ onEnter: () => void rename(), onEscape: () => setTyped(null) })
          }
        />
        <IconButton label={`Delete ${preset.name}`} onClick={onRemove}>
          <Trash2 aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <div role="status" className="param-note">
        {refusal}
      </div>
    </div>
  )
}
