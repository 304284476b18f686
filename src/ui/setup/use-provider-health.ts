import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { HealthState, ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { useClient } from '../access/client-context.tsx'

/** While somebody looks at what is wrong with a provider and may be mending it. */
const troubleMs = 10_000

/** What somebody can mend: another key in `.env`, an address, a server that has to be started. */
const mendable: ReadonlySet<HealthState> = new Set(['bad-key', 'unreachable', 'starting'])

export interface Checked {
  /** `unanswered`: our own server does not say. */
  readonly state: HealthState | 'checking' | 'unanswered'
  /** What the check found; null while there is none, and where nobody has to be asked. */
  readonly health: ProviderHealth | null
  /** Epoch milliseconds until which the provider asks to wait; null when it does not. */
  readonly waitUntil: number | null
  /** Because of `checkAgain`: who pressed for that has the focus there. */
  readonly isCheckedAgain: boolean
  /** Asks the provider itself, whatever the server remembers. */
  readonly checkAgain: () => void
}

/**
 * How a provider stands. One without a key is not asked: as soon as it has one, it is.
 * @param isWatched it is what the user is setting up: what is wrong with it is looked at again
 */
export function useProviderHealth(provider: ProviderInfo, isWatched: boolean): Checked {
  const { id, isUsable, keyProblem } = provider
  const { queries, queryClient } = useClient()
  const [isChecking, setIsChecking] = useState(false)
  const { data, dataUpdatedAt, isError } = useQuery({
    ...queries.health(id),
    enabled: isUsable,
    refetchInterval: ({ state }) =>
      isWatched && state.data !== undefined && mendable.has(state.data.state) && troubleMs,
  })
  useEffect(() => {
    // What was found with the old key says nothing of the next one.
    if (!isUsable) queryClient.removeQueries({ queryKey: queries.health(id).queryKey })
  }, [isUsable, id, queries, queryClient])

  const checkAgain = async () => {
    setIsChecking(true)
    // The list first: a key that has just been saved, or taken out, is known then.
    const { queryKey } = queries.providers()
    await queryClient.refetchQueries({ queryKey })
    const list = queryClient.getQueryData<ProvidersAnswer>(queryKey)
    if (list?.providers.find((each) => each.id === id)?.isUsable)
      await queryClient.prefetchQuery({ ...queries.health(id, { fresh: true }), staleTime: 0 })
    setIsChecking(false)
  }
  const nothing = {
    health: null,
    waitUntil: null,
    isCheckedAgain: isChecking,
    checkAgain: () => void checkAgain(),
  }
  if (isChecking) return { ...nothing, state: 'checking' }
  if (!isUsable) return { ...nothing, state: keyProblem === undefined ? 'no-key' : 'bad-key' }
  if (isError) return { ...nothing, state: 'unanswered' }
  if (data === undefined) return { ...nothing, state: 'checking' }
  const { state, retryAfterMs } = data
  const waitUntil =
    state === 'limited' && retryAfterMs !== undefined ? dataUpdatedAt + retryAfterMs : null
  return { ...nothing, state, health: data, waitUntil }
}
