import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'

import { useClient } from '../access/client-context.tsx'
import { useServing } from '../access/use-serving.ts'
import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import type { Health } from './health.ts'

/** They are wanted when a provider has been asked, which the demo never is. */
const healthWords = createLazyPart(
  async () => (await import('./describe-health.ts')).describeHealth,
)

/** Both the list of providers and the health of the one that answers. */
const askAgainMs = 60_000

/**
 * Who answers, in a shape and in words. Asks once a minute and when the window comes back, never
 * while it is hidden: for the one place of the page that hands it on.
 */
export function useHealth(): Health {
  const { queries } = useClient()
  const polled = { refetchInterval: askAgainMs }
  const list = useQuery({ ...queries.providers(), ...polled })
  const serving = useServing()
  const actual = serving?.actual
  // The demo is part of the server: where the list comes from, it answers.
  const isAsked = actual !== undefined && actual.id !== list.data?.standIn
  const describe = useLazyPart(healthWords, isAsked)
  const health = useQuery({ ...queries.health(actual?.id ?? ''), ...polled, enabled: isAsked })
  useStaleOnFocus()

  if (list.isError || (isAsked && health.isError))
    return { mark: 'trouble', words: 'Server not reachable', remedy: 'setup', waitUntil: null }
  if (!list.data || !serving)
    return { mark: 'none', words: 'Asking the server', remedy: 'setup', waitUntil: null }
  const { chosen } = serving
  if (chosen?.keyProblem !== undefined)
    return {
      mark: 'trouble',
      words: `${chosen.name}: key problem`,
      remedy: 'setup',
      waitUntil: null,
    }
  if (isAsked)
    return describe && health.data
      ? describe(actual, health.data, health.dataUpdatedAt)
      : { mark: 'none', words: actual.name, remedy: 'setup', waitUntil: null }
  // A runtime on this machine is always listed, running or not: it is nobody's key.
  const ready = list.data.providers.find(
    ({ isUsable, isLocal, id }) => isUsable && !isLocal && id !== list.data.standIn,
  )
  return {
    mark: 'demo',
    words: ready ? `Demo model · ${ready.name} is ready` : 'Demo model · add a key',
    remedy: ready ? 'models' : 'setup',
    waitUntil: null,
  }
}

/**
 * A window beside an editor is never hidden: coming back to it counts as well. What is not stale is
 * not asked for again.
 */
function useStaleOnFocus(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const serverFacts = {
      type: 'active',
      stale: true,
      predicate: ({ queryKey }: { readonly queryKey: QueryKey }) =>
        queryKey[0] === 'providers' || queryKey[0] === 'health',
    } as const
    // TanStack asks by itself when the page was hidden: that question is not asked twice.
    const ask = () => void queryClient.refetchQueries(serverFacts, { cancelRefetch: false })
    window.addEventListener('focus', ask)
    return () => window.removeEventListener('focus', ask)
  }, [queryClient])
}
