import { ChevronDown } from 'lucide-react'
import { lazy, useRef, useState, type ReactElement } from 'react'

import { useCommands, useNotices, useWorkspace } from '../access/client-context.tsx'
import { LazyOverlay } from '../kit/lazy-overlay.tsx'
import { LoadBoundary } from '../kit/load-boundary.tsx'
import { UndoLine } from '../kit/undo-line.tsx'
import { countChanged } from './changed.ts'
import type { PresetPart } from './presets/preset-parts.tsx'

// The texts that ship, and what compares them, come when somebody uses a preset.
const PresetParts = lazy(async () => ({
  default: (await import('./presets/preset-parts.tsx')).PresetParts,
}))
const PresetWords = lazy(async () => ({
  default: (await import('./presets/preset-words.tsx')).PresetWords,
}))

/** Which preset applies, in one line; a press offers the others. */
export function PresetRow(): ReactElement {
  const presetId = useWorkspace((workspace) => workspace.presetId)
  const isChanged = useWorkspace((workspace) => countChanged(workspace) > 0)
  const { undo } = useCommands()
  const undoable = useNotices((notices) => notices.undo).findLast(
    ({ place }) => place.kind === 'preset' || place.kind === 'presets',
  )
  const [part, setPart] = useState<PresetPart | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const own = isChanged ? 'Custom' : 'None'
  return (
    <div className="preset-row">
      <button
        ref={button}
        type="button"
        className="control preset-button"
        data-look="plain"
        hidden={part === 'name'}
        aria-haspopup="menu"
        aria-expanded={part === 'menu'}
        onClick={() => setPart((was) => (was === 'menu' ? null : 'menu'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setPart('menu')
        }}
      >
        <span className="text-ink2">Preset:</span>
        <span className="preset-words">
          {presetId === null ? (
            own
          ) : (
            <LoadBoundary waiting="…" failed={own}>
              <PresetWords presetId={presetId} own={own} />
            </LoadBoundary>
          )}
        </span>
        <ChevronDown aria-hidden size={16} strokeWidth={1.5} className="ms-auto flex-none" />
      </button>
      <LazyOverlay isWanted={part !== null}>
        <PresetParts part={part ?? 'menu'} button={button} onPart={setPart} />
      </LazyOverlay>
      {undoable && (
        <UndoLine
          label={undoable.label}
          onUndo={() => {
            button.current?.focus() // the line goes, and what was changed is named there
            void undo(undoable.id)
          }}
        />
      )}
    </div>
  )
}
