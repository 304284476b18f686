import type { Run } from '../../core/run/run.ts'

/** How the browser reads a run's log just now. */
export type Link =
  | { readonly state: 'live' }
  /** The line was lost; the run goes on without us, and we ask again at `retryAt` (epoch ms). */
  | { readonly state: 'reconnecting'; readonly retryAt: number }

/** A run in flight. */
export interface LiveRun {
  readonly run: Run
  readonly link: Link
}

/** Runs in flight by id, in memory only: applied once per animation frame while they stream. */
export interface RunsState {
  readonly live: Readonly<Record<string, LiveRun>>
}
