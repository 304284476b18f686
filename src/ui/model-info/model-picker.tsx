import './model-info.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { Combobox, ComboboxList, ComboboxProvider } from '@ariakit/react/combobox'
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { useProviders } from '../access/use-serving.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { ProviderGroup } from './picker-group.tsx'
import { ShippedGroup } from './shipped-group.tsx'
import { TypedGroup } from './typed-group.tsx'

interface ModelPickerProps {
  readonly onClose: () => void
  /** Opens what says how to add a key. */
  readonly onSetup: () => void
}

/** What is answered by. Choosing keeps the conversation. */
export function ModelPicker({ onClose, onSetup }: ModelPickerProps): ReactElement {
  const commands = useCommands()
  const choice = useWorkspace((workspace) => workspace.choice)
  const answer = useProviders()
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const providers = answer?.providers ?? []
  // The demo last: who has a key came for what is behind it.
  const usable = providers
    .filter((provider) => provider.isUsable)
    .toSorted((a, b) => Number(a.id === answer?.standIn) - Number(b.id === answer?.standIn))
  const keyed = usable.filter(({ id }) => id !== answer?.standIn)

  const choose = (providerId: string, modelId: string) => {
    commands.chooseModel(providerId, modelId)
    const dialects = providers.find(({ id }) => id === providerId)?.dialects ?? []
    if (dialects[0] && !dialects.includes(choice.dialectId)) commands.chooseDialect(dialects[0])
    onClose()
  }
  return (
    <Sheet title="Models" side="center" onClose={onClose} initialFocus={field}>
      <ComboboxProvider open value={typed} setValue={setTyped} focusLoop>
        <div className="picker-head">
          <Combobox
            ref={field}
            autoSelect="always"
            aria-label="Find a model or type its id"
            placeholder="Find a model or type its id"
            onKeyDown={(event) => chooseFirst(event, list.current)}
            className="text-field w-full text-[1rem]"
          />
        </div>
        <ComboboxList ref={list} alwaysVisible aria-label="Models" className="picker-list">
          <ShippedGroup
            query={typed}
            choice={choice}
            providers={providers}
            onChoose={({ id, providerId }) => choose(providerId, id)}
          />
          {usable.map((provider) => (
            <ProviderGroup
              key={provider.id}
              provider={provider}
              title={provider.id === answer?.standIn ? 'Demo models' : provider.name}
              query={typed}
              choice={choice}
              onChoose={(modelId) => choose(provider.id, modelId)}
            />
          ))}
          {/* The demo answers to any name; that is of use only while nobody else answers. */}
          <TypedGroup
            query={typed}
            providers={keyed.length > 0 ? keyed : usable}
            onChoose={choose}
          />
        </ComboboxList>
        <KeylessProviders
          providers={providers.filter((provider) => !provider.isUsable)}
          onSetup={onSetup}
        />
      </ComboboxProvider>
    </Sheet>
  )
}

/**
 * Who types fast presses Enter before the list has marked its first row again: the row that is
 * first now is meant, not the one that was marked before.
 */
function chooseFirst(event: KeyboardEvent<HTMLInputElement>, list: HTMLElement | null): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  const marked = document.getElementById(
    event.currentTarget.getAttribute('aria-activedescendant') ?? '',
  )
  if (marked && list?.contains(marked)) return
  event.preventDefault()
  list?.querySelector<HTMLElement>('[role=option]')?.click()
}

interface KeylessProvidersProps {
  readonly providers: readonly ProviderInfo[]
  readonly onSetup: () => void
}

/** Providers that would be there with a key. */
function KeylessProviders({ providers, onSetup }: KeylessProvidersProps): ReactElement | null {
  if (providers.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 text-dense text-ink2">
      <StateMark state="none" />
      <span className="min-w-0 flex-1 basis-60">
        No key: {providers.map(({ name }) => name).join(', ')}
      </span>
      <Button onClick={onSetup}>Add a key</Button>
    </div>
  )
}
