import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient } from './client-context.tsx'

/** A provider and its own list of models, as far as it has been read. */
export interface ModelListOf {
  readonly provider: ProviderInfo
  readonly models: readonly ListedModel[]
}

/**
 * The lists of those that can be asked. A runtime on the server's machine is not asked here: only what
 * was read of it where the user looked for it.
 */
export function useModelLists(providers: readonly ProviderInfo[]): readonly ModelListOf[] {
  const { queries } = useClient()
  const usable = useMemo(() => providers.filter(({ isUsable }) => isUsable), [providers])
  const lists = useQueries({
    queries: usable.map(({ id, isLocal }) => ({ ...queries.models(id), enabled: !isLocal })),
    combine: dataOf, // one function, so that the same lists stay the same object
  })
  return useMemo(
    () => usable.map((provider, i) => ({ provider, models: lists[i] ?? [] })),
    [usable, lists],
  )
}

const dataOf = (results: readonly UseQueryResult<readonly ListedModel[]>[]) =>
  results.map(({ data }) => data)
