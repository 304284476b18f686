import type { QueryClient } from '@tanstack/query-core'

import type { ClientQueries } from '../client.ts'
import type { Cancel, ClientDeps } from '../deps.ts'

/** Longer than a disk that is well takes; then the page is drawn without the conversation. */
export const longestAheadMs = 120
/** What was read ahead is asked for as soon as the page is drawn. */
const keptMs = 1000

/**
 * Reads the end of a conversation before the page that shows it is drawn: drawing takes the main thread
 * for a tenth of a second, and the disk has nothing to do meanwhile.
 * @param conversationId null: there is nothing to read
 * @returns when it has been read, or has not for `longestAheadMs`. Never rejects.
 */
export async function readAhead(
  { setTimer }: Pick<ClientDeps, 'setTimer'>,
  queryClient: QueryClient,
  queries: Pick<ClientQueries, 'conversationEnd'>,
  conversationId: string | null,
): Promise<void> {
  if (conversationId === null) return
  const end = { ...queries.conversationEnd(conversationId), gcTime: keptMs }
  let cancel: Cancel = () => {}
  const isLate = new Promise<void>((resolve) => {
    cancel = setTimer(resolve, longestAheadMs)
  })
  await Promise.race([queryClient.prefetchQuery(end), isLate])
  cancel()
}
