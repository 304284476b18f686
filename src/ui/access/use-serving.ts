import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { servingOf, type Serving } from '../../client/commands/next-request.ts'
import { findModel, unknownModel } from '../../core/catalog/catalog.ts'
import { knownModel } from '../../core/catalog/known-model.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { useClient, useWorkspace } from './client-context.tsx'

/** What the server offers; undefined until it has answered. */
export function useProviders(): ProvidersAnswer | undefined {
  const { queries } = useClient()
  return useQuery(queries.providers()).data
}

/** Who is asked and who answers; null until the server has answered. */
export function useServing(): Serving | null {
  const choice = useWorkspace((workspace) => workspace.choice)
  const answer = useProviders()
  return useMemo(() => (answer ? servingOf(choice, answer) : null), [choice, answer])
}

/**
 * The chosen model: its record, what its provider's list says of it, or one that says that nothing is
 * known. Of a runtime on the server's machine only a list that was read before counts: it is asked
 * where the user looks for it.
 */
export function useModel(): ModelRecord {
  const { queries } = useClient()
  const { providerId, modelId } = useWorkspace((workspace) => workspace.choice)
  const chosen = useServing()?.chosen
  const isAsked = findModel(providerId, modelId) === null && chosen?.isUsable && !chosen.isLocal
  const { data: listed } = useQuery({ ...queries.models(providerId), enabled: isAsked ?? false })
  return useMemo(
    () => knownModel(providerId, modelId, listed ?? []) ?? unknownModel(providerId, modelId),
    [providerId, modelId, listed],
  )
}
