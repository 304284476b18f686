import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'

/**
 * What a reader gets. "Nothing yet" is `live` without records; "nothing ever again" is `ended`;
 * a log that was there is `evicted`; one that never was is `unknown` (law P2).
 */
export type LogRead =
  | { readonly state: 'live' | 'ended'; readonly records: readonly NumberedRecord[] }
  | { readonly state: 'evicted' }
  | { readonly state: 'unknown' }

/** `full`: no room, and nothing finished that could make way. `closed`: the log has ended or is gone. */
export type AppendOutcome = 'appended' | 'full' | 'closed'

/**
 * The logs of all runs. One writer per run, any number of readers. Every implementation passes
 * `describe-run-log.ts`.
 */
export interface RunLog {
  /** Opens a log. `false` when the id has ever been used: this decides who starts a run (law P4). */
  open(runId: string, owner: string): Promise<boolean>
  /** Who opened it, also after eviction; null when nobody did. */
  ownerOf(runId: string): Promise<string | null>
  /** Records are numbered from 0 as they come. An `end` always finds room and closes the log. */
  append(runId: string, record: RunRecord): Promise<AppendOutcome>
  /**
   * The records after that position: as many as `atMostChars` holds, but at least one when there
   * is one. `ended` is said only when no record follows those given.
   */
  read(runId: string, after: number, atMostChars: number): Promise<LogRead>
  /** Resolves when `read` has something new to say after that position, or when the signal aborts. */
  wait(runId: string, after: number, signal: AbortSignal): Promise<void>
}
