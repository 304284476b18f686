import type { Run } from '../../core/run/run.ts'
import type { ClientQueries } from '../client.ts'
import type { StorageRoom } from '../deps.ts'
import type { ConversationRepo } from '../db/conversation-repo.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import { createServerQueries, serverKeys } from './server-queries.ts'

/** One key for each question, so that whoever changes an answer can name it. */
export const queryKeys = {
  ...serverKeys,
  anyConversation: ['conversation'],
  conversation: (conversationId: string) => ['conversation', conversationId],
  conversationEnd: (conversationId: string) => ['conversation-end', conversationId],
  requestBody: (runId: string) => ['request-body', runId],
  responseBody: (runId: string) => ['response-body', runId],
  conversations: ['conversations'],
  storage: ['storage'],
  /** Below the list: what changes the one changes the other. */
  search: (words: string) => ['conversations', 'search', words],
  deleted: ['conversations', 'deleted'],
} as const

/** More messages than the tallest screen shows at once. */
const endMessages = 24

/** Hits of a search: more than anybody looks through; who has more types another word. */
export const mostHits = 200

/** Runs that ended and are on their way to disk: newer than what is read from there. */
interface RunsAhead {
  readonly settling: ReadonlyMap<string, Run>
  /** When its end is on disk, of one that is on its way there. */
  whenSaved(runId: string): Promise<void> | undefined
}

export function createQueries(
  proxy: ProxyClient,
  repo: Promise<ConversationRepo>,
  room: StorageRoom,
  ahead: RunsAhead,
): ClientQueries {
  return {
    ...createServerQueries(proxy),
    // Disk changes only through us, or through a tab that tells us: it is never stale by itself.
    conversation: (conversationId) => ({
      queryKey: queryKeys.conversation(conversationId),
      queryFn: async () => {
        const document = await (await repo).read(conversationId)
        if (!document) return null
        const newer = Object.keys(document.runs).flatMap((id) => ahead.settling.get(id) ?? [])
        return {
          ...document,
          runs: { ...document.runs, ...Object.fromEntries(newer.map((run) => [run.id, run])) },
        }
      },
      staleTime: Infinity,
    }),
    conversationEnd: (conversationId) => ({
      queryKey: queryKeys.conversationEnd(conversationId),
      queryFn: async () => (await repo).readEnd(conversationId, endMessages),
      staleTime: 1000, // `readAhead` has read it
    }),
    requestBody: (runId) => ({
      queryKey: queryKeys.requestBody(runId),
      queryFn: async () => (await (await repo).readRequest(runId))?.body ?? null,
      staleTime: Infinity, // it was sent
    }),
    responseBody: (runId) => ({
      queryKey: queryKeys.responseBody(runId),
      queryFn: async () => {
        await ahead.whenSaved(runId)
        const log = await (await repo).readLog(runId)
        if (log === null) return null
        const text = log.map(({ record }) => (record.type === 'chunk' ? record.text : '')).join('')
        const last = log.at(-1)
        // Numbered from 0: with a hole in it there are fewer.
        return { text, isWhole: last?.record.type === 'end' && last.seq === log.length - 1 }
      },
      staleTime: 0,
    }),
    search: (words) => ({
      queryKey: queryKeys.search(words),
      queryFn: async (context) =>
        (await repo).search(words, { limit: mostHits, ...(context && { signal: context.signal }) }),
      staleTime: Infinity,
    }),
    deletedConversations: (until) => ({
      queryKey: queryKeys.deleted,
      queryFn: async () => (await repo).hiddenIds(until),
      staleTime: Infinity,
    }),
    storage: () => ({
      queryKey: queryKeys.storage,
      queryFn: () => room.read(),
      staleTime: 0,
    }),
    conversations: () => ({
      queryKey: queryKeys.conversations,
      queryFn: async () => (await repo).list(),
      staleTime: Infinity,
    }),
  }
}
