import type { Limits, SetTimer } from '../deps.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'

export interface WatchJob {
  readonly headersTimeoutMs: number
  readonly limits: Pick<Limits, 'idleTimeoutMs' | 'totalTimeoutMs'>
  readonly now: () => number
  readonly setTimer: SetTimer
  /** Called once at most. */
  readonly onTimeout: (end: RunEnd) => void
}

/** Who notices that an upstream has fallen silent, or does not come to an end. */
export interface RunWatch {
  /** The headers have come: from now on the silence between pieces counts. */
  opened(): void
  /** A piece has come, at that time. */
  fed(at: number): void
  stop(): void
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

/**
 * Keeps the three limits of time of one run on one timer, which is not moved by what comes: when it
 * fires it looks what is due, and waits for the rest. A timer for each limit, set and cleared, cost
 * as much as sending the request (decision 0006).
 */
export function watchRun({
  headersTimeoutMs,
  limits,
  now,
  setTimer,
  onTimeout,
}: WatchJob): RunWatch {
  const { idleTimeoutMs, totalTimeoutMs } = limits
  const startedAt = now()
  let lastAt = startedAt
  let patienceMs = headersTimeoutMs
  let silence = 'No answer came'

  function look(): void {
    const at = now()
    if (at - startedAt >= totalTimeoutMs)
      return timeOut(`The answer took longer than ${seconds(totalTimeoutMs)}.`)
    if (at - lastAt >= patienceMs) return timeOut(`${silence} for ${seconds(patienceMs)}.`)
    cancel = setTimer(nextLook(at) - at, look)
  }

  /** Never later than the idle time from now: the headers may come, and patience be shorter then. */
  const nextLook = (at: number): number =>
    Math.min(lastAt + patienceMs, startedAt + totalTimeoutMs, at + idleTimeoutMs)

  const timeOut = (detail: string): void => onTimeout({ cause: 'upstream-timeout', detail })

  let cancel = setTimer(nextLook(startedAt) - startedAt, look)
  return {
    opened() {
      lastAt = now()
      patienceMs = idleTimeoutMs
      silence = 'Nothing came'
    },
    fed(at) {
      lastAt = at
    },
    stop: () => cancel(),
  }
}
