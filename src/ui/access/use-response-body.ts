import { useQuery } from '@tanstack/react-query'

import type { ResponseBody } from '../../client/client.ts'
import { useClient } from './client-context.tsx'

/**
 * What came for a run, exactly as it came: read from disk each time it is asked for, and forgotten with
 * the last one who shows it.
 * @returns undefined while it is being read, null when there is none
 */
export function useResponseBody(runId: string): ResponseBody | null | undefined {
  const source = useClient().queries.responseBody(runId)
  return useQuery({ ...source, gcTime: 0 }).data
}
