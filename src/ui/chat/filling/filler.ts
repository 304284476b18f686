/**
 * Which groups of a long conversation have their messages in the page. What is seen first is there
 * from the first paint, the rest follow one per task, so that no task is a long one and whoever types
 * or scrolls meanwhile waits for one group at most. In the end all are there.
 */
export interface Filler {
  readonly isFilled: (group: number) => boolean
  readonly isDone: () => boolean
  /** Called after every change. */
  readonly subscribe: (listener: () => void) => () => void
  /** Begins, or goes on. @returns stops. */
  readonly start: () => () => void
  /** This one now, before its turn: it comes into view. */
  readonly demand: (group: number) => void
  /** All that is left, now: somebody is about to search, select or print the whole. */
  readonly finish: () => void
}

interface FillerOptions {
  /** The groups that wait, in the order of their turns. All others are there at once, new ones too. */
  readonly turns: readonly number[]
  /** Runs the action in a task of its own. */
  readonly inNextTask: (action: () => void) => void
}

export function createFiller({ turns, inNextTask }: FillerOptions): Filler {
  const listeners = new Set<() => void>()
  const waiting = new Set(turns)
  let round = 0

  const say = () => {
    for (const listener of listeners) listener()
  }
  const fill = (group: number) => {
    if (waiting.delete(group)) say()
  }

  return {
    isFilled: (group) => !waiting.has(group),
    isDone: () => waiting.size === 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      const mine = (round += 1)
      const goOn = () => {
        const [next] = waiting
        if (mine !== round || next === undefined) return
        fill(next)
        inNextTask(goOn)
      }
      inNextTask(goOn)
      return () => {
        if (mine === round) round += 1
      }
    },
    demand: fill,
    finish: () => {
      if (waiting.size === 0) return
      waiting.clear()
      say()
    },
  }
}
