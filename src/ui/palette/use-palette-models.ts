import { useMemo } from 'react'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { knownModel } from '../../core/catalog/known-model.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { useModelLists } from '../access/use-model-lists.ts'
import { useProviders } from '../access/use-serving.ts'
import type { PaletteModel } from './find-in-palette.ts'

/** Every model that can be chosen: those used last, those that ship, those of the providers' lists. */
export function usePaletteModels(): readonly PaletteModel[] {
  const choice = useWorkspace((workspace) => workspace.choice)
  const recent = useWorkspace((workspace) => workspace.recentModels)
  const answer = useProviders()
  const lists = useModelLists(answer?.providers ?? [])
  return useMemo(() => {
    const providers = answer?.providers ?? []
    const listOf = (providerId: string) =>
      lists.find(({ provider }) => provider.id === providerId)?.models ?? []
    const named = [
      ...recent,
      ...shippedModels.map(({ providerId, id }) => ({ providerId, modelId: id })),
      ...lists.flatMap(({ provider, models }) =>
        models.map(({ id }) => ({ providerId: provider.id, modelId: id })),
      ),
    ]
    const once = new Map(named.map((each) => [`${each.providerId} ${each.modelId}`, each]))
    return [...once.values()].map(({ providerId, modelId }): PaletteModel => ({
      providerId,
      modelId,
      name: knownModel(providerId, modelId, listOf(providerId))?.name ?? modelId,
      providerName: providers.find(({ id }) => id === providerId)?.name ?? providerId,
      isCurrent: choice.providerId === providerId && choice.modelId === modelId,
    }))
  }, [answer, choice, lists, recent])
}
