import { QueryClient } from '@tanstack/query-core'

/** What has been asked of the server and of the disk, for as long as somebody looks. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    // The server is on this machine more often than not: "offline" does not mean out of reach.
    defaultOptions: { queries: { networkMode: 'always', retry: 1 } },
  })
