import type { Limits, SetTimer } from '../deps.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { pumpRun } from './pump-run.ts'
import type { RunLog } from './run-log.ts'

export interface NewRun {
  readonly runId: string
  readonly owner: string
  readonly call: (signal: AbortSignal) => Promise<UpstreamResponse>
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
  readonly owner: string
  readonly controller: AbortController
  /** Resolves when the pump is done. */
  readonly done: Promise<void>
  readers: number
  cancelOrphanTimer: () => void
}

export function createLiveRuns(deps: LiveRunsDeps): LiveRuns {
  const { log, limits, setTimer } = deps
  const live = new Map<string, LiveRun>()
  /** Runs whose log is being opened: they take a place already. */
  const opening = new Set<NewRun>()

  function hasRoomFor(owner: string): boolean {
    const all = [...live.values(), ...opening]
    const own = all.filter((run) => run.owner === owner)
    return all.length < limits.maxLiveRuns && own.length < limits.maxLiveRunsPerOwner
  }

  function armOrphanTimer(run: LiveRun): void {
    run.cancelOrphanTimer = setTimer(limits.orphanAfterMs, () => {
      const end: RunEnd = { cause: 'orphaned', detail: 'Nobody was reading the answer.' }
      run.controller.abort(end)
    })
  }

  async function pumpToEnd(
    { runId, call, secretForms, headersTimeoutMs }: NewRun,
    controller: AbortController,
  ): Promise<void> {
    try {
      const send = () => call(controller.signal)
      await pumpRun({ ...deps, runId, secretForms, headersTimeoutMs, controller, call: send })
    } catch {
      // The upstream cannot make a pump reject: this is a fault of ours or of the log's store.
      deps.report('A run could not be written to its log.')
    }
    live.get(runId)?.cancelOrphanTimer()
    live.delete(runId)
  }

  function pump(newRun: NewRun): void {
    const { runId, owner } = newRun
    const controller = new AbortController()
    const done = pumpToEnd(newRun, controller)
    const run: LiveRun = { owner, controller, done, readers: 0, cancelOrphanTimer: () => {} }
    live.set(runId, run)
    armOrphanTimer(run)
  }

  async function stop(run: LiveRun | undefined, end: RunEnd): Promise<void> {
    run?.controller.abort(end)
    await run?.done
  }

  return {
    async start(run) {
      if (!hasRoomFor(run.owner)) return 'too-many'
      opening.add(run)
      const isNew = await log.open(run.runId, run.owner).finally(() => opening.delete(run))
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
      run.cancelOrphanTimer()
      return () => {
        run.readers -= 1
        if (run.readers === 0 && live.get(runId) === run) armOrphanTimer(run)
      }
    },

    stop: (runId, end) => stop(live.get(runId), end),

    async stopAll(end) {
      await Promise.all([...live.values()].map((run) => stop(run, end)))
    },
  }
}
