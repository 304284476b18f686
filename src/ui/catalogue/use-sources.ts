import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import type { ServerQueries } from '../../client/queries/server-queries.ts'
import type { CatalogEntry } from '../../core/catalog/entries.ts'
import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { LocalRuntime, LocalRuntimesAnswer } from '../../core/protocol/health.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { entriesWith } from './shipped-entries.ts'
import { useSame } from './use-same.ts'

export type SourceQueries = Pick<ServerQueries, 'providers' | 'models' | 'localRuntimes'>

/** A provider, and how its list stands. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly state: 'ready' | 'loading' | 'failed' | 'no-key'
  /** Why it failed, as a sentence. Empty otherwise. */
  readonly message: string
}

/** Runtimes on the machine of the server: looked for when somebody asks, never before. */
export type LocalSearch =
  | { readonly state: 'impossible' | 'not-asked' | 'looking' | 'failed' | 'not-allowed' }
  /** With those that are there, ready or not. */
  | { readonly state: 'looked'; readonly running: readonly LocalRuntime[] }

export interface Sources {
  readonly sources: readonly Source[]
  /** Why nothing is known of any provider, as a sentence; null when it is. */
  readonly trouble: string | null
  readonly local: LocalSearch
}

export interface LiveSources extends Sources {
  readonly entries: readonly CatalogEntry[]
  readonly askAgain: (providerId: string) => void
  readonly lookHere: () => void
}

/** The lists of all providers that can be asked, and the catalogue that they make with what ships. */
export function useSources(queries: SourceQueries): LiveSources {
  const providers = useQuery(queries.providers())
  const [isLooking, setIsLooking] = useState(false)
  const runtimes = useQuery({ ...queries.localRuntimes(), enabled: isLooking })
  const found = (runtimes.data?.runtimes ?? []).filter(({ state }) => state === 'ready')
  const known = realProviders(providers.data)
  const asked = known.filter(({ id, isUsable, isLocal }) =>
    isLocal ? found.some((runtime) => runtime.id === id) : isUsable,
  )
  const lists = useQueries({ queries: asked.map(({ id }) => queries.models(id)) })
  const models = useSame(lists.map(({ data }) => data))
  const ids = useSame(asked.map(({ id }) => id))
  const entries = useMemo(() => {
    const isLocal = (id: string) => known.some((each) => each.id === id && each.isLocal)
    return entriesWith(
      ids.map((id, index) => ({
        providerId: id,
        isLocal: isLocal(id),
        models: models[index] ?? [],
      })),
    )
    // oxlint-disable-next-line react/exhaustive-deps -- which of them are local changes with the ids
  }, [ids, models])
  const hasLocal = known.some(({ isLocal }) => isLocal)
  return {
    entries,
    sources: [
      ...asked.map((provider, index) => sourceOf(provider, lists[index])),
      ...known
        .filter(({ isUsable, isLocal }) => !isUsable && !isLocal)
        .map(({ id, name }): Source => ({ id, name, state: 'no-key', message: '' })),
    ],
    trouble: providers.error && troubleOf(providers.error),
    local: hasLocal ? localSearch(isLooking, runtimes) : { state: 'impossible' },
    askAgain: (id) => void lists[asked.findIndex((each) => each.id === id)]?.refetch(),
    lookHere: () => {
      setIsLooking(true)
      if (isLooking) void runtimes.refetch()
    },
  }
}

/** Without the demo: its models are there to try this page's own parts on. */
const realProviders = (answer: ProvidersAnswer | undefined): readonly ProviderInfo[] =>
  (answer?.providers ?? []).filter(
    ({ id, endpoints }) => id !== answer?.standIn && endpoints.models !== undefined,
  )

function sourceOf(
  { id, name }: ProviderInfo,
  list: UseQueryResult<readonly ListedModel[]> | undefined,
): Source {
  if (list?.error && !list.isFetching)
    return { id, name, state: 'failed', message: list.error.message }
  return { id, name, state: list?.data ? 'ready' : 'loading', message: '' }
}

function localSearch(
  isLooking: boolean,
  { data, isFetching, isError }: UseQueryResult<LocalRuntimesAnswer>,
): LocalSearch {
  if (!isLooking) return { state: 'not-asked' }
  if (isFetching) return { state: 'looking' }
  if (isError || !data) return { state: 'failed' }
  if (!data.isAllowed) return { state: 'not-allowed' }
  return { state: 'looked', running: data.runtimes.filter(({ state }) => state !== 'absent') }
}

const troubleOf = (error: Error): string =>
  'status' in error && error.status === 401
    ? 'This server asks for its access token. Open the playground to enter it.'
    : error.message
