import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type ReactElement } from 'react'

import { findByName } from '../../../client/commands/kept-presets.ts'
import { useCommands, useWorkspace } from '../../access/client-context.tsx'
import { Button, IconButton } from '../../kit/button.tsx'
import { fieldKeys, longestName } from './field-keys.ts'

/** Asks for the name of a new preset, where the button was. */
export function PresetName({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { savePreset } = useCommands()
  const presets = useWorkspace((workspace) => workspace.presets)
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    // The menu that was open here gives the focus back in the same frame.
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const same = name.trim() === '' ? null : findByName({ presets }, name)
  const save = async () => {
    const reason = await savePreset(name)
    setRefusal(reason)
    if (reason === null) onDone()
  }
  return (
    <div role="group" aria-label="Save as preset">
      <div className="preset-name">
        <input
          ref={field}
          type="text"
          dir="auto"
          aria-label="Name of the preset"
          aria-describedby={`${id}-note`}
          placeholder="Name of the preset"
          autoComplete="off"
          maxLength={longestName}
          className="text-field"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={fieldKeys({ onEnter: () => void save(), onEscape: onDone })}
        />
        <Button look="main" onClick={() => void save()}>
          {same ? 'Replace' : 'Save'}
        </Button>
        <IconButton label="Do not save" onClick={onDone}>
          <X aria-hidden size={16} strokeWidth={1.5} />
        </IconButton>
      </div>
      <div id={`${id}-note`} role="status" className="param-note">
        {refusal ?? (same ? `You have a preset “${same.name}”. Saving replaces it.` : null)}
      </div>
    </div>
  )
}
