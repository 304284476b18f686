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

/** A conversation as this page has it in memory, with its runs in flight as they are now. */
export function rememberedChat(
  { queryClient, live }: PageMemory,
  id: string,
): ConversationDocument | null {
  const document = queryClient.getQueryData<ConversationDocument | null>(queryKeys.conversation(id))
  if (!document) return null
  const inFlight = live()
  const runs = Object.values(document.runs).map((run) => inFlight[run.id]?.run ?? run)
  return { ...document, runs: Object.fromEntries(runs.map((run) => [run.id, run])) }
}

/** The conversation that a run on this page belongs to. */
export function rememberedOwner({ queryClient }: PageMemory, runId: string): string | null {
  const documents = queryClient.getQueriesData<ConversationDocument | null>({
    queryKey: queryKeys.anyConversation,
  })
  const owner = documents.find(([, document]) => document?.runs[runId])?.[1]
  return owner?.conversation.id ?? null
}

/** Those of the list and the one that is open. One that another tab has deleted is in neither. */
export function shownChats(page: PageMemory): ShownChats {
  const inMemory = (id: string) => rememberedChat(page, id) ?? []
  const listed = page.queryClient.getQueryData<readonly ConversationSummary[]>(
    queryKeys.conversations,
  )
  const ids = new Set((listed ?? []).map(({ id }) => id))
  const openId = page.openId()
  if (openId !== null && rememberedChat(page, openId)) ids.add(openId)
  return { ids, documents: [...ids].flatMap(inMemory) }
}
