import type { Limits, SetTimer } from '../deps.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'
import {
  createStopController,
  type StopController,
  type StopSignal,
} from '../upstream/stop-signal.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { pumpRun } from './pump-run.ts'
import type { RunLog } from './run-log.ts'

export interface NewRun {
  readonly runId: string
  readonly owner: string
  readonly call: (signal: StopSignal) => Promise<UpstreamResponse>
  readonly secretForms: readonly string[]
  readonly headersTimeoutMs: number
}

/** `exists`: the id has been used before; nothing was sent (law P4). */
export type StartOutcome = 'started' | 'exists' | 'too-many'

/** The runs this process is pumping. Who reads is counted, because nobody reading ends a run too. */
export interface LiveRuns {
  start(run: NewRun): Promise<StartOutcome>
  /** Opens a log that says at once why nothing was sent. */
  startEnded(runId: string, owner: string, end: RunEnd): Promise<StartOutcome>
  /** A reader has come. Call the result once when it has gone. */
  attach(runId: string): () => void
  /** Resolves when the log has its end. Nothing happens to a run that has ended. */
  stop(runId: string, end: RunEnd): Promise<void>
  stopAll(end: RunEnd): Promise<void>
}

export interface LiveRunsDeps {
  readonly log: RunLog
  readonly limits: Limits
  readonly now: () => number
  readonly setTimer: SetTimer
  readonly report: (line: string) => void
}

interface LiveRun {
  readonly controller: StopController
  /** Resolves when the pump is done. */
  readonly done: Promise<void>
  readers: number
  /** When the last reader went; when it began, before the first one came. */
  unreadSince: number
  /** Null: none is set, which is only so while somebody reads. */
  cancelOrphanTimer: (() => void) | null
}

export function createLiveRuns(deps: LiveRunsDeps): LiveRuns {
  const { log, limits, now, setTimer } = deps
  const live = new Map<string, LiveRun>()
  const places = createPlaces(limits)

  /** Left to fire when a reader comes, and looks then: readers come and go, mostly none is due. */
  function armOrphanTimer(run: LiveRun, ms: number): void {
    run.cancelOrphanTimer = setTimer(ms, () => lookForReaders(run))
  }

  function lookForReaders(run: LiveRun): void {
    run.cancelOrphanTimer = null
    if (run.readers > 0) return
    const restMs = limits.orphanAfterMs - (now() - run.unreadSince)
    if (restMs > 0) return armOrphanTimer(run, restMs)
    const end: RunEnd = { cause: 'orphaned', detail: 'Nobody was reading the answer.' }
    run.controller.abort(end)
  }

  async function pumpToEnd(
    { runId, owner, call, secretForms, headersTimeoutMs }: NewRun,
    controller: StopController,
  ): Promise<void> {
    try {
      const send = () => call(controller.signal)
      await pumpRun({ ...deps, runId, secretForms, headersTimeoutMs, controller, call: send })
    } catch {
      // The upstream cannot make a pump reject: this is a fault of ours or of the log's store.
      deps.report('A run could not be written to its log.')
    }
    live.get(runId)?.cancelOrphanTimer?.()
    live.delete(runId)
    places.giveBack(owner)
  }

  function pump(newRun: NewRun): void {
    const { runId } = newRun
    const controller = createStopController()
    const done = pumpToEnd(newRun, controller)
    const run: LiveRun = {
      controller,
      done,
      readers: 0,
      unreadSince: now(),
      cancelOrphanTimer: null,
    }
    live.set(runId, run)
    armOrphanTimer(run, limits.orphanAfterMs)
  }

  async function stop(run: LiveRun | undefined, end: RunEnd): Promise<void> {
    run?.controller.abort(end)
    await run?.done
  }

  return {
    async start(run) {
      // Before the log is opened: runs that are asked for at once count each other.
      if (!places.take(run.owner)) return 'too-many'
      let isNew = false
      try {
        isNew = await log.open(run.runId, run.owner)
      } finally {
        if (!isNew) places.giveBack(run.owner)
      }
      if (!isNew) return 'exists'
      pump(run)
      return 'started'
    },

    async startEnded(runId, owner, end) {
      if (!(await log.open(runId, owner))) return 'exists'
      await log.append(runId, { type: 'end', atMs: 0, ...end })
      return 'started'
    },

    attach(runId) {
      const run = live.get(runId)
      if (run === undefined) return () => {}
      run.readers += 1
      return () => {
        run.readers -= 1
        run.unreadSince = now()
        if (run.readers === 0 && run.cancelOrphanTimer === null && live.get(runId) === run)
          armOrphanTimer(run, limits.orphanAfterMs)
      }
    },

    stop: (runId, end) => stop(live.get(runId), end),

    async stopAll(end) {
      await Promise.all([...live.values()].map((run) => stop(run, end)))
    },
  }
}

/** How many runs there may be, over all and for one owner. */
function createPlaces({ maxLiveRuns, maxLiveRunsPerOwner }: Limits) {
  const taken = new Map<string, number>()
  let total = 0
  return {
    /** `false` when there is none left. */
    take(owner: string): boolean {
      const own = taken.get(owner) ?? 0
      if (total >= maxLiveRuns || own >= maxLiveRunsPerOwner) return false
      taken.set(owner, own + 1)
      total += 1
      return true
    },
    giveBack(owner: string): void {
      const own = taken.get(owner) ?? 0
      if (own > 1) taken.set(owner, own - 1)
      else taken.delete(owner)
      total -= 1
    },
  }
}
