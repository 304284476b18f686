import type { QueryClient } from '@tanstack/query-core'
import type { StoreApi } from 'zustand/vanilla'

import type { ClientQueries } from '../client.ts'
import type { SafeRepo } from '../db/safe-repo.ts'
import type { ClientDeps } from '../deps.ts'
import type { LiveRuns } from '../live/live-runs.ts'
import type { Documents } from '../queries/documents.ts'
import type { Notices } from '../stores/notice-store.ts'
import type { Workspace } from '../stores/workspace-store.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import type { UndoList } from './undo.ts'

/** What the commands work with. Made once, by `createClient`. */
export interface CommandContext {
  readonly deps: ClientDeps
  readonly proxy: ProxyClient
  readonly workspace: StoreApi<Workspace>
  readonly notices: StoreApi<Notices>
  readonly queryClient: QueryClient
  readonly queries: ClientQueries
  readonly repo: Promise<SafeRepo>
  readonly documents: Documents
  readonly live: LiveRuns
  readonly undo: UndoList
  /** What looks like an API key and was sent all the same: until the page is closed it may be. */
  readonly allowedKeys: Set<string>
}
