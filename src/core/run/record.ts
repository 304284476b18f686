/**
 * One entry of a run's log. The log is what came, verbatim and in order, written before anyone
 * reads it (architecture.md §2). `atMs` counts milliseconds from the moment the request left.
 */
export type RunRecord =
  /** The upstream's status line, with the few headers that are harmless. */
  | {
      readonly type: 'open'
      readonly atMs: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
    }
  /** What arrived, decoded by one streaming UTF-8 decoder and otherwise untouched. */
  | { readonly type: 'chunk'; readonly atMs: number; readonly text: string }
  /** Exactly one, always last. */
  | {
      readonly type: 'end'
      readonly atMs: number
      readonly cause: EndCause
      readonly detail?: string
    }

/** Why the bytes stopped. `eof` says only that the socket closed, never that the answer is whole. */
export type EndCause =
  | 'eof'
  | 'stopped' // the user pressed Stop
  | 'orphaned' // nobody read for the orphan time
  | 'upstream-unreachable'
  | 'upstream-redirect'
  | 'upstream-reset'
  | 'upstream-timeout'
  | 'limit'
  | 'refused'
  | 'no-key'
  | 'server-lost'
  | 'deploy'

/** A record with its place in the log; positions count from 0. */
export interface NumberedRecord {
  readonly seq: number
  readonly record: RunRecord
}
