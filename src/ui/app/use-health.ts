import { useQuery } from '@tanstack/react-query'

import { useClient } from '../access/client-context.tsx'
import { useServing } from '../access/use-serving.ts'
import type { MarkState } from '../kit/state-mark.tsx'

export interface Health {
  readonly mark: MarkState
  readonly words: string
}

/** Who answers, in a shape and in words. */
export function useHealth(): Health {
  const { queries } = useClient()
  const { isError } = useQuery(queries.providers())
  const serving = useServing()
  if (!serving) {
    return isError
      ? { mark: 'trouble', words: 'Server not reachable' }
      : { mark: 'none', words: 'Asking the server' }
  }
  const { chosen, actual, isStandIn } = serving
  if (chosen?.keyProblem !== undefined)
    return { mark: 'trouble', words: `${chosen.name}: key problem` }
  if (isStandIn || !actual.needsKey) return { mark: 'demo', words: 'Demo model · add a key' }
  return { mark: 'ready', words: actual.name }
}
