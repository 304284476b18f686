import { useQuery } from '@tanstack/react-query'

import { useClient } from '../access/client-context.tsx'
import { useServing } from '../access/use-serving.ts'
import type { MarkState } from '../kit/state-mark.tsx'

export interface Health {
  readonly mark: MarkState
  readonly words: string
  /** What helps: a key, or, where there is one, a model behind it. */
  readonly remedy: 'setup' | 'models'
}

/** Who answers, in a shape and in words. */
export function useHealth(): Health {
  const { queries } = useClient()
  const { isError, data } = useQuery(queries.providers())
  const serving = useServing()
  if (!serving) {
    return isError
      ? { mark: 'trouble', words: 'Server not reachable', remedy: 'setup' }
      : { mark: 'none', words: 'Asking the server', remedy: 'setup' }
  }
  const { chosen, actual, isStandIn } = serving
  if (chosen?.keyProblem !== undefined)
    return { mark: 'trouble', words: `${chosen.name}: key problem`, remedy: 'setup' }
  if (!isStandIn && actual.id !== data?.standIn)
    return { mark: 'ready', words: actual.name, remedy: 'setup' }
  const ready = data?.providers.find(({ isUsable, id }) => isUsable && id !== data.standIn)
  return ready
    ? { mark: 'demo', words: `Demo model · ${ready.name} is ready`, remedy: 'models' }
    : { mark: 'demo', words: 'Demo model · add a key', remedy: 'setup' }
}
