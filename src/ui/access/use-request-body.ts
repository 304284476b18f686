import { useQuery } from '@tanstack/react-query'

import { useClient } from './client-context.tsx'

/**
 * The request of a run, exactly as it was sent: read from disk when it is asked for, and forgotten
 * with the last one who shows it.
 * @returns undefined while it is being read, null when there is none
 */
export function useRequestBody(runId: string): string | null | undefined {
  const source = useClient().queries.requestBody(runId)
  return useQuery({ ...source, gcTime: 0 }).data
}
