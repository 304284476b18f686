import type { ApiError } from '../../core/chat/api-error.ts'
import type { Result } from '../../core/result.ts'
import type { Run } from '../../core/run/run.ts'
import type { ClientQueries } from '../client.ts'
import type { StorageRoom } from '../deps.ts'
import type { ConversationRepo } from '../db/conversation-repo.ts'
import type { ProxyClient, ProxyFailure } from '../transport/proxy-client.ts'

/** One key for each question, so that whoever changes an answer can name it. */
export const queryKeys = {
  providers: ['providers'],
  models: (providerId: string) => ['models', providerId],
  health: (providerId: string) => ['health', providerId],
  localRuntimes: ['local-runtimes'],
  anyConversation: ['conversation'],
  conversation: (conversationId: string) => ['conversation', conversationId],
  conversationEnd: (conversationId: string) => ['conversation-end', conversationId],
  requestBody: (runId: string) => ['request-body', runId],
  conversations: ['conversations'],
  storage: ['storage'],
  /** Below the list: what changes the one changes the other. */
  search: (words: string) => ['conversations', 'search', words],
} as const

const providersStaleMs = 30_000
const modelsStaleMs = 5 * 60_000
const healthStaleMs = 60_000
/** A runtime may be started at any moment; two looks at the page are one. */
const localStaleMs = 5_000

/** More messages than the tallest screen shows at once. */
const endMessages = 24

/** Hits of a search: more than anybody looks through; who has more types another word. */
export const mostHits = 200

/** What a query rejects with: an Error, because TanStack Query wants one, with all of an ApiError. */
export type QueryError = Error & ApiError

/**
 * @param runsAhead runs that ended and are on their way to disk: newer than what is read from there
 */
export function createQueries(
  proxy: ProxyClient,
  repo: Promise<ConversationRepo>,
  room: StorageRoom,
  runsAhead: ReadonlyMap<string, Run>,
): ClientQueries {
  return {
    providers: () => ({
      queryKey: queryKeys.providers,
      queryFn: async () => valueOf(await proxy.providers()),
      staleTime: providersStaleMs,
    }),
    models: (providerId) => ({
      queryKey: queryKeys.models(providerId),
      queryFn: async () => {
        const answer = valueOf(await proxy.models(providerId))
        // Reading a list is no part of the first load: nobody has one before the first question.
        const { parseModelList } = await import('../../core/catalog/model-list.ts')
        return parseModelList(answer)
      },
      staleTime: modelsStaleMs,
    }),
    health: (providerId, options) => ({
      queryKey: queryKeys.health(providerId),
      queryFn: async () => valueOf(await proxy.health(providerId, options)),
      staleTime: healthStaleMs,
    }),
    localRuntimes: () => ({
      queryKey: queryKeys.localRuntimes,
      queryFn: async () => valueOf(await proxy.localRuntimes()),
      staleTime: localStaleMs,
    }),
    // Disk changes only through us, or through a tab that tells us: it is never stale by itself.
    conversation: (conversationId) => ({
      queryKey: queryKeys.conversation(conversationId),
      queryFn: async () => {
        const document = await (await repo).read(conversationId)
        if (!document) return null
        const ahead = Object.keys(document.runs).flatMap((id) => runsAhead.get(id) ?? [])
        return {
          ...document,
          runs: { ...document.runs, ...Object.fromEntries(ahead.map((run) => [run.id, run])) },
        }
      },
      staleTime: Infinity,
    }),
    conversationEnd: (conversationId) => ({
      queryKey: queryKeys.conversationEnd(conversationId),
      queryFn: async () => (await repo).readEnd(conversationId, endMessages),
      staleTime: 0,
    }),
    requestBody: (runId) => ({
      queryKey: queryKeys.requestBody(runId),
      queryFn: async () => (await (await repo).readRequest(runId))?.body ?? null,
      staleTime: Infinity, // it was sent
    }),
    search: (words) => ({
      queryKey: queryKeys.search(words),
      queryFn: async (context) =>
        (await repo).search(words, { limit: mostHits, ...(context && { signal: context.signal }) }),
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

function valueOf<T>(result: Result<T, ProxyFailure>): T {
  if (result.ok) return result.value
  throw Object.assign(
    new Error(result.error.error.message),
    result.error.error,
  ) satisfies QueryError
}
