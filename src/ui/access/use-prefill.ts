import { useMemo } from 'react'

import { acceptsPrefill, type PrefillSupport } from '../../core/catalog/prefill.ts'
import { useWorkspace } from './client-context.tsx'
import { useServing } from './use-serving.ts'

/** Whether the model that would be asked now goes on from words of the assistant. */
export function usePrefill(): PrefillSupport {
  const { providerId, modelId } = useWorkspace((workspace) => workspace.choice)
  const servedBy = useServing()?.actual.id ?? providerId
  return useMemo(() => acceptsPrefill({ providerId: servedBy, modelId }), [servedBy, modelId])
}
