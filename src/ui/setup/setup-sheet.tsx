import './setup.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient, useWorkspace } from '../access/client-context.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { AddKeySteps } from './add-key-steps.tsx'
import { LocalRuntimes } from './local-runtimes.tsx'
import { ProviderList } from './provider-list.tsx'

/** Asks our own server and nobody else: who has saved `.env` looks here. */
const noticesMs = 3000

/** Says once, while it is rendered, whose key has come since the last look. */
function useKeyCame(providers: readonly ProviderInfo[] | null, onCame: (id: string) => void): void {
  const usable = providers?.flatMap(({ id, isUsable }) => (isUsable ? [id] : [])) ?? null
  const [known, setKnown] = useState(usable)
  if (usable === null || usable.join() === known?.join()) return
  setKnown(usable)
  const came = known === null ? undefined : usable.find((id) => !known.includes(id))
  if (came !== undefined) onCame(came)
}

interface SetupSheetProps {
  readonly onClose: () => void
  /** Opens the list of models. */
  readonly onChooseModel: () => void
}

/**
 * How to give the server a key, and how everybody stands who can answer. There is no field for a
 * key: none ever comes into the browser.
 */
export function SetupSheet({ onClose, onChooseModel }: SetupSheetProps): ReactElement {
  const { queries } = useClient()
  const { data } = useQuery({ ...queries.providers(), refetchInterval: noticesMs })
  const chosenId = useWorkspace((workspace) => workspace.choice.providerId)
  const [pickedId, setPickedId] = useState<string | null>(null)
  const { providers = [], standIn } = data ?? {}
  const withKeys = providers.filter(({ needsKey }) => needsKey)
  // Who has chosen a model of this machine is not here for a key.
  const isLocalFirst = providers.find(({ id }) => id === chosenId)?.isLocal === true
  const runtimes = <LocalRuntimes providers={providers} onChooseModel={onChooseModel} />
  const picked = withKeys.find(({ id }) => id === (pickedId ?? chosenId)) ?? withKeys[0]
  useKeyCame(data ? withKeys : null, (id) => {
    // Whose key was written down is who was meant, whatever line is shown.
    if (picked?.isUsable === false) setPickedId(id)
  })
  return (
    <Sheet title="Keys stay on the server" side="center" onClose={onClose}>
      <div className="setup">
        {isLocalFirst && runtimes}
        {picked && (
          <AddKeySteps
            providers={withKeys}
            provider={picked}
            onPick={setPickedId}
            onChooseModel={onChooseModel}
          />
        )}
        {!isLocalFirst && runtimes}
        <ProviderList
          providers={providers.filter(({ id, isLocal }) => !isLocal && id !== standIn)}
          standIn={providers.find(({ id }) => id === standIn)}
          onChooseModel={onChooseModel}
        />
      </div>
    </Sheet>
  )
}
