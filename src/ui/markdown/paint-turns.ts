import { createTaskQueue } from '../kit/task-queue.ts'

/** An answer that is there as a whole and is painted when it is its turn. */
export interface PaintJob {
  /** Paints a part. @returns whether that was the last one */
  readonly step: () => boolean
  /** A step failed: there will be no other. */
  readonly onFail: (error: unknown) => void
}

/**
 * Who paints when. A conversation that is opened brings many answers at once; those who look at its end
 * see the last one, and nobody waits for the others.
 */
export interface PaintTurns {
  /** Its turn is in this task if there is time, before what was added earlier in it. @returns takes it back */
  readonly add: (job: PaintJob) => () => void
  /** Gives a turn, now and not at the end of the task, to what was added in it. */
  readonly flush: () => void
  /** Paints all that waits, now. */
  readonly finish: () => void
  /** Runs an action in a task of its own, when nothing waits to be painted. */
  readonly afterPainting: (action: () => void) => void
}

/** So long is painted in one task; the step that was begun last may end later. ms. */
const taskMs = 24
/** And so long in the task that brings the answers: it makes their messages too. */
const firstTaskMs = 12

interface PaintTurnsOptions {
  readonly now: () => number
  readonly inNextTask: (action: () => void) => void
}

export function createPaintTurns({ now, inNextTask }: PaintTurnsOptions): PaintTurns {
  /** Added in this task. */
  let fresh: PaintJob[] = []
  /** They have their turns in the tasks to come, the first one first. */
  let waiting: PaintJob[] = []
  const actions: (() => void)[] = []
  let isAsked = false

  function ask(): void {
    if (isAsked || (waiting.length === 0 && actions.length === 0)) return
    isAsked = true
    inNextTask(() => {
      isAsked = false
      if (waiting.length > 0) workUntil(now() + taskMs)
      else actions.shift()?.()
      ask()
    })
  }

  function drop(job: PaintJob): void {
    fresh = fresh.filter((other) => other !== job)
    waiting = waiting.filter((other) => other !== job)
  }

  function workUntil(end: number): void {
    for (let [job] = waiting; job !== undefined && now() < end; [job] = waiting) {
      try {
        if (job.step()) drop(job)
      } catch (error) {
        drop(job)
        job.onFail(error)
      }
    }
  }

  function flushUntil(end: number): void {
    waiting = [...fresh.toReversed(), ...waiting]
    fresh = []
    workUntil(end)
    ask()
  }

  function flush(): void {
    if (fresh.length > 0) flushUntil(now() + firstTaskMs)
  }

  return {
    add(job) {
      if (fresh.length === 0) queueMicrotask(flush)
      fresh.push(job)
      return () => drop(job)
    },
    flush,
    finish: () => flushUntil(Infinity),
    afterPainting(action) {
      actions.push(action)
      ask()
    },
  }
}

/** Those of this page: all its answers share them. */
export const paintTurns = createPaintTurns({
  now: () => performance.now(),
  inNextTask: createTaskQueue(),
})
