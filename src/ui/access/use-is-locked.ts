import { useQuery } from '@tanstack/react-query'

import { useClient } from './client-context.tsx'

/** Whether the server answers nothing before it has seen its access token. */
export function useIsLocked(): boolean {
  const { queries } = useClient()
  const { error } = useQuery(queries.providers())
  return error !== null && 'status' in error && error.status === 401
}
