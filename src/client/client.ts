import type { QueryClient } from '@tanstack/query-core'
import type { StoreApi } from 'zustand/vanilla'

import type { Commands } from './commands/commands.ts'
import type { Notices } from './stores/notice-store.ts'
import type { RunsState } from './stores/run-store.ts'
import type { Workspace } from './stores/workspace-store.ts'

/** All the interface knows of the rest of the house. */
export interface Client {
  readonly workspace: StoreApi<Workspace>
  readonly runs: StoreApi<RunsState>
  readonly notices: StoreApi<Notices>
  readonly queryClient: QueryClient
  readonly commands: Commands
  /** Epoch milliseconds; for clocks on the page. */
  readonly now: () => number
}
