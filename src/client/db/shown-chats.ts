import type { QueryClient } from '@tanstack/query-core'

import type { ConversationSummary } from '../../core/history/summary.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import { queryKeys } from '../queries/create-queries.ts'
import type { RunsState } from '../stores/run-store.ts'

/** What a page has in memory. */
export interface PageMemory {
  readonly queryClient: QueryClient
  /** The conversation that is open; null for a new one. */
  readonly openId: () => string | null
  /** Runs in flight, by id. */
  readonly live: () => RunsState['live']
  /** What is shown of these conversations, and the list, is to be read again. */
  readonly refresh: (...conversationIds: readonly string[]) => Promise<void>
}

/** The chats that must be on disk, and as much of them as this page has in memory. */
export interface ShownChats {
  readonly ids: ReadonlySet<string>
  readonly documents: readonly ConversationDocument[]
}

/** Those of the list and the one that is open. One that another tab has deleted is in neither. */
export function shownChats({ queryClient, openId, live }: PageMemory): ShownChats {
  const inFlight = live()
  const inMemory = (id: string): readonly ConversationDocument[] => {
    const document = queryClient.getQueryData<ConversationDocument | null>(
      queryKeys.conversation(id),
    )
    if (!document) return []
    const runs = Object.values(document.runs).map((run) => inFlight[run.id]?.run ?? run)
    return [{ ...document, runs: Object.fromEntries(runs.map((run) => [run.id, run])) }]
  }
  const listed = queryClient.getQueryData<readonly ConversationSummary[]>(queryKeys.conversations)
  const conversationId = openId()
  const ids = new Set((listed ?? []).map(({ id }) => id))
  if (conversationId !== null && inMemory(conversationId).length > 0) ids.add(conversationId)
  return { ids, documents: [...ids].flatMap(inMemory) }
}
