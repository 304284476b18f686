import type { QueryClient } from '@tanstack/query-core'

import type { Run } from '../../core/run/run.ts'
import type { ClientQueries } from '../client.ts'
import type { ConversationChange, ConversationRepo, SentRequests } from '../db/conversation-repo.ts'
import type { TabChannel } from '../deps.ts'
import type { ConversationDocument } from './conversation-document.ts'
import { queryKeys } from './create-queries.ts'

/** Conversations for the commands: disk, read cache and the other tabs in one step. */
export interface Documents {
  read(conversationId: string): Promise<ConversationDocument | null>
  /**
   * Changes what is on disk, then what is shown, then tells the other tabs.
   * @returns the document as written; null when `change` gave null
   */
  change(
    conversationId: string,
    change: ConversationChange,
    runs?: readonly Run[],
    requests?: SentRequests,
  ): Promise<ConversationDocument | null>
  /** The state of one run, as shown. */
  showRun(conversationId: string, run: Run): void
  /** Something of them was written by other means: reads, lists and other tabs follow. */
  announceChange(...conversationIds: readonly string[]): void
  /** What is shown of them may be old. Resolves when what is on the page is new. */
  refresh(...conversationIds: readonly string[]): Promise<void>
}

/** All that tabs say to each other: read it again. */
export interface TabMessage {
  readonly type: 'conversations-changed'
  readonly conversationIds: readonly string[]
}

/** Null when another version of Verbatim said something else. */
export const parseTabMessage = (message: unknown): TabMessage | null =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'conversations-changed' &&
  'conversationIds' in message &&
  Array.isArray(message.conversationIds)
    ? {
        type: message.type,
        conversationIds: message.conversationIds.filter((id) => typeof id === 'string'),
      }
    : null

/** The one place where disk, read cache and channel are kept in step. */
export function createDocuments(
  queryClient: QueryClient,
  queries: ClientQueries,
  repo: Promise<ConversationRepo>,
  channel: TabChannel,
): Documents {
  async function read(id: string): Promise<ConversationDocument | null> {
    const query = queries.conversation(id)
    try {
      return await queryClient.fetchQuery({ ...query, retry: false })
    } catch {
      return query.queryFn() // a newer read or write cancelled ours
    }
  }

  async function show(id: string, document: ConversationDocument): Promise<void> {
    const { queryKey } = queries.conversation(id)
    await queryClient.cancelQueries({ queryKey }) // an older read must not come in later
    queryClient.setQueryData(queryKey, document)
  }

  function announceChange(...conversationIds: readonly string[]): void {
    void queryClient.invalidateQueries({ queryKey: queryKeys.conversations })
    channel.post({ type: 'conversations-changed', conversationIds } satisfies TabMessage)
  }

  return {
    read,
    change: async (id, change, runs = [], requests = {}) => {
      const before = await read(id)
      const conversation = await (await repo).change(id, change, runs, requests)
      if (!conversation) return null
      const shown = queryClient.getQueryData<ConversationDocument | null>(
        queryKeys.conversation(id),
      )
      const document = {
        conversation,
        runs: {
          ...(shown ?? before)?.runs,
          ...Object.fromEntries(runs.map((run) => [run.id, run])),
        },
      }
      await show(id, document)
      announceChange(id)
      return document
    },
    showRun: (id, run) =>
      queryClient.setQueryData<ConversationDocument | null>(
        queryKeys.conversation(id),
        (document) => document && { ...document, runs: { ...document.runs, [run.id]: run } },
      ),
    announceChange,
    refresh: async (...conversationIds) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.conversations })
      const changed = new Set(conversationIds)
      await queryClient.invalidateQueries({
        queryKey: queryKeys.anyConversation,
        predicate: ({ queryKey: [, id] }) => typeof id === 'string' && changed.has(id),
      })
    },
  }
}
