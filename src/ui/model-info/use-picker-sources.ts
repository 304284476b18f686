import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'

import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { LocalRuntime, ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient } from '../access/client-context.tsx'
import { useProviders } from '../access/use-serving.ts'
import type { PickerSource } from './picker-groups.ts'
import { providerMark, type ProviderMark } from './provider-mark.ts'

/** The runtimes on the server's machine, as they were found when the picker was opened. */
export interface LocalState {
  /** False where the server is open to more than its own machine: then nobody looks. */
  readonly isAllowed: boolean
  readonly isLooking: boolean
  /** Those that are there. */
  readonly found: readonly LocalRuntime[]
  /** Those whose address is set, and wrong: nobody can look for them. */
  readonly misset: readonly LocalRuntime[]
  readonly lookAgain: () => void
}

/** A provider that did not give its list. */
export interface ListTrouble {
  readonly provider: ProviderInfo
  readonly isAsking: boolean
  readonly askAgain: () => void
}

export interface PickerSources {
  readonly providers: readonly ProviderInfo[]
  /** Those with a list, the demo last: who has a key came for what is behind it. */
  readonly sources: readonly PickerSource[]
  readonly markOf: (providerId: string) => ProviderMark
  /** Lists that are still being read. */
  readonly awaited: readonly ProviderInfo[]
  readonly troubles: readonly ListTrouble[]
  readonly keyless: readonly ProviderInfo[]
  readonly local: LocalState
}

const noProviders: readonly ProviderInfo[] = []

/** What the picker lists. The lists, and what runs on this machine, are asked for when it opens. */
export function usePickerSources(): PickerSources {
  const { queries, queryClient } = useClient()
  const answer = useProviders()
  const local = useLocal()
  const providers = answer?.providers ?? noProviders
  const standIn = answer?.standIn
  const isReady = (id: string) =>
    local.found.some((each) => each.id === id && each.state === 'ready')
  const listed = providers
    .filter(({ id, isUsable, isLocal }) => (isLocal ? isReady(id) : isUsable))
    .toSorted((a, b) => placeOf(a, standIn) - placeOf(b, standIn))
  const lists = useQueries({
    queries: listed.map(({ id }) => queries.models(id)),
    combine: stateOf, // one function, so that the same lists stay the same object
  })
  const listedKey = listed.map(({ id }) => id).join(' ')
  const sources = useMemo(
    () =>
      listedKey.split(' ').flatMap((id, i): readonly PickerSource[] => {
        const provider = providers.find((each) => each.id === id)
        return provider
          ? [{ provider, models: lists[i]?.data ?? [], isStandIn: id === standIn }]
          : []
      }),
    [listedKey, providers, lists, standIn],
  )
  const askAgain = ({ id }: ProviderInfo) =>
    void queryClient.refetchQueries({ queryKey: queries.models(id).queryKey })
  const markOf = useCallback(
    (providerId: string): ProviderMark => {
      const provider = providers.find(({ id }) => id === providerId)
      if (!provider) return { state: 'none', words: `${providerId} is not on this server` }
      const place = listedKey.split(' ').indexOf(providerId)
      return providerMark(provider, {
        isStandIn: providerId === standIn,
        health: queryClient.getQueryData<ProviderHealth>(queries.health(providerId).queryKey),
        hasFailed: place === -1 ? provider.isLocal : (lists[place]?.hasFailed ?? false),
      })
    },
    [providers, listedKey, lists, standIn, queries, queryClient],
  )
  return {
    providers,
    sources,
    markOf,
    awaited: listed.filter((_, i) => lists[i]?.isPending && !lists[i].hasFailed),
    troubles: listed.flatMap((provider, i) =>
      lists[i]?.hasFailed
        ? [{ provider, isAsking: lists[i].isFetching, askAgain: () => askAgain(provider) }]
        : [],
    ),
    keyless: providers.filter(({ isUsable, isLocal }) => !isUsable && !isLocal),
    local,
  }
}

/** Providers of the net, then this machine, then the demo. */
const placeOf = ({ id, isLocal }: ProviderInfo, standIn: string | undefined): number =>
  id === standIn ? 2 : Number(isLocal)

const stateOf = (results: readonly UseQueryResult<readonly ListedModel[]>[]) =>
  results.map(({ data, isPending, isError, isFetching, errorUpdateCount }) => ({
    data,
    isPending,
    // To TanStack one that never came and is asked for again is as if it were asked for first.
    hasFailed: isError || (isPending && errorUpdateCount > 0),
    isFetching,
  }))

function useLocal(): LocalState {
  const { queries, queryClient } = useClient()
  const { data, isFetching, refetch } = useQuery(queries.localRuntimes())
  const runtimes = data?.runtimes ?? []
  return {
    isAllowed: data?.isAllowed ?? false,
    isLooking: isFetching,
    found: runtimes.filter(({ state }) => state !== 'absent'),
    misset: runtimes.filter(({ problem }) => problem !== undefined),
    lookAgain: () => {
      // What it lists may have changed too: a model was pulled.
      for (const { id } of runtimes)
        void queryClient.invalidateQueries({ queryKey: queries.models(id).queryKey })
      void refetch()
    },
  }
}
