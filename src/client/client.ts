import type { QueryClient } from '@tanstack/query-core'
import type { StoreApi } from 'zustand/vanilla'

import type { ListedModel } from '../core/catalog/model-list.ts'
import type { ConversationSummary } from '../core/history/summary.ts'
import type { LocalRuntimesAnswer, ProviderHealth } from '../core/protocol/health.ts'
import type { ProvidersAnswer } from '../core/protocol/protocol.ts'
import type { Commands } from './commands/commands.ts'
import type { SearchHit } from './db/conversation-repo.ts'
import type { StorageFacts } from './deps.ts'
import type { ConversationDocument } from './queries/conversation-document.ts'
import type { Notices } from './stores/notice-store.ts'
import type { RunsState } from './stores/run-store.ts'
import type { Workspace } from './stores/workspace-store.ts'
import type { ProxyClient } from './transport/proxy-client.ts'

/** A question TanStack Query can ask; `null` results are kept, they mean "not there". */
export interface QuerySource<T> {
  readonly queryKey: readonly string[]
  /** It may be asked to give up. */
  readonly queryFn: (context?: { readonly signal: AbortSignal }) => Promise<T>
  readonly staleTime: number
}

export type { ListedModel }

/** The bytes of an answer as text, as they lie in the log of its run. */
export interface ResponseBody {
  readonly text: string
  /** The log has its end. Without it more may have come, which was not read or not kept. */
  readonly isWhole: boolean
}

/** What can be read, from the server or from disk. */
export interface ClientQueries {
  providers(): QuerySource<ProvidersAnswer>
  models(providerId: string): QuerySource<readonly ListedModel[]>
  /** How a provider stands now. `fresh`: the provider is asked, whatever the server remembers. */
  health(providerId: string, options?: { readonly fresh?: boolean }): QuerySource<ProviderHealth>
  /** What runs on the server's machine. To be asked only where the user wants to see it. */
  localRuntimes(): QuerySource<LocalRuntimesAnswer>
  conversation(conversationId: string): QuerySource<ConversationDocument | null>
  /** To be shown until the whole has been read: it lacks the runs of earlier messages. */
  conversationEnd(conversationId: string): QuerySource<ConversationDocument | null>
  /** The request of a run, exactly as it was sent; null when there is none. */
  requestBody(runId: string): QuerySource<string | null>
  /** What came for a run, exactly as it came; null when nothing of it was kept. */
  responseBody(runId: string): QuerySource<ResponseBody | null>
  conversations(): QuerySource<readonly ConversationSummary[]>
  /** The room this browser has for this page; null when it does not tell. */
  storage(): QuerySource<StorageFacts | null>
  /** The conversations in which all of these words are, newest first, the first 200 of them. */
  search(words: string): QuerySource<readonly SearchHit[]>
  /** Those deleted until this moment, in epoch milliseconds, that can still be brought back. */
  deletedConversations(until: number): QuerySource<readonly string[]>
}

/** All the interface knows of the rest of the house. */
export interface Client {
  readonly workspace: StoreApi<Workspace>
  readonly runs: StoreApi<RunsState>
  readonly notices: StoreApi<Notices>
  readonly queryClient: QueryClient
  readonly queries: ClientQueries
  readonly commands: Commands
  /**
   * The provider's own count of what this body would send; with `readTokenCount` it is a number. No
   * run: nothing of it is kept.
   */
  readonly countTokens: ProxyClient['countTokens']
  /** What looks like an API key and may leave this page: it was sent although that was said. */
  readonly allowedKeys: ReadonlySet<string>
  /** Epoch milliseconds; for clocks on the page. */
  readonly now: () => number
}
