import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'

/**
 * What a reader gets. "Nothing yet" is `live` without records; "nothing ever again" is `ended`;
 * a log that was there is `evicted`; one that never was is `unknown` (law P2).
 */
export type LogRead =
  | {
      readonly state: 'live' | 'ended'
      readonly records: readonly NumberedRecord[]
      readonly hasMore: boolean
    }
  | { readonly state: 'evicted' }
  | { readonly state: 'unknown' }

/** `full`: no room, and nothing finished that could make way. `closed`: the log has ended or is gone. */
export type AppendOutcome = 'appended' | 'full' | 'closed'

/**
 * What is at hand, or will be. The two calls made for every record answer so: records may lie in
 * another process, and those that lie in this one cost no promise.
 */
export type Soon<T> = T | Promise<T>

/** Goes on now with what is at hand, later with what is promised. */
export function whenKnown<T>(
  soon: Soon<T>,
  goOn: (value: T) => void,
  giveUp: (error: unknown) => void,
): void {
  if (soon instanceof Promise) soon.then(goOn).catch(giveUp)
  else goOn(soon)
}

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
  append(runId: string, record: RunRecord): Soon<AppendOutcome>
  /**
   * The records after that position: as many as `atMostChars` holds, but at least one when there
   * is one. `ended` is said only when no record follows those given, and `hasMore` when one does.
   */
  read(runId: string, after: number, atMostChars: number): Soon<LogRead>
  /**
   * Calls back after every change that `read` would show: a record, the end, the eviction. It may
   * call too often. What was there before is not told: watch first, then read.
   * @returns how to stop.
   */
  watch(runId: string, onChange: () => void): () => void
}
