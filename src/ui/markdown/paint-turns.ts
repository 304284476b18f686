import { createTaskQueue } from '../kit/task-queue.ts'

/** Paints a part of an answer that is there as a whole. @returns whether that was the last one */
export type PaintStep = () => boolean

/**
 * Who paints when. A conversation that is opened brings many answers at once; those who look at its end
 * see the last one, and nobody waits for the others.
 */
export interface PaintTurns {
  /** Its turn is in this task if there is time, before what was added earlier in it. @returns takes it back */
  readonly add: (step: PaintStep) => () => void
  /** Gives a turn, now and not at the end of the task, to what was added in it. */
  readonly flush: () => void
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
  /** Whatever waits is painted before paper is. */
  readonly printing: EventTarget
}

export function createPaintTurns({ now, inNextTask, printing }: PaintTurnsOptions): PaintTurns {
  /** Added in this task. */
  let fresh: PaintStep[] = []
  /** They have their turns in the tasks to come, the first one first. */
  let waiting: PaintStep[] = []
  const actions: (() => void)[] = []
  let isAsked = false
  let isPrinting = false

  function ask(): void {
    if (isAsked || (waiting.length === 0 && actions.length === 0)) return
    isAsked = true
    inNextTask(() => {
      isAsked = false
      try {
        if (waiting.length > 0) workUntil(now() + taskMs)
        else actions.shift()?.()
      } finally {
        ask()
      }
    })
  }

  function drop(step: PaintStep): void {
    fresh = fresh.filter((other) => other !== step)
    waiting = waiting.filter((other) => other !== step)
  }

  function workUntil(end: number): void {
    for (let [step] = waiting; step !== undefined && now() < end; [step] = waiting) {
      let isOver = true // one that fails has had its turn
      try {
        isOver = step()
      } finally {
        if (isOver) drop(step)
      }
    }
  }

  function flush(): void {
    if (fresh.length === 0) return
    waiting = [...fresh.toReversed(), ...waiting]
    fresh = []
    try {
      workUntil(isPrinting ? Infinity : now() + firstTaskMs)
    } finally {
      ask()
    }
  }

  printing.addEventListener('beforeprint', () => {
    isPrinting = true // what the conversation adds for the paper comes after this
    flush()
    workUntil(Infinity)
  })
  printing.addEventListener('afterprint', () => {
    isPrinting = false
  })

  return {
    add(step) {
      if (fresh.length === 0) queueMicrotask(flush)
      fresh.push(step)
      return () => drop(step)
    },
    flush,
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
  printing: globalThis,
})
