import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'

import type { ResponseBody } from '../../client/client.ts'
import { useClient } from './client-context.tsx'

/**
 * What came for a run, exactly as it came: read from disk each time it is asked for, and forgotten with
 * the last one who shows it.
 * @returns undefined while it is being read, null when there is none
 */
export function useResponseBody(runId: string): ResponseBody | null | undefined {
  const { queries, runs } = useClient()
  const { data, refetch } = useQuery({ ...queries.responseBody(runId), gcTime: 0 })
  const isComing = useStore(runs, ({ live }) => runId in live)
  const wasComing = useRef(isComing)
  useEffect(() => {
    if (wasComing.current && !isComing) void refetch() // its end is there only now
    wasComing.current = isComing
  }, [isComing, refetch])
  return data
}
