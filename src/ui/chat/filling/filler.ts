/**
 * Which groups of a long conversation have their messages in the page. The newest are there from
 * the first paint, the rest follow one per task, newest first, so that no task is a long one and
 * whoever types or scrolls meanwhile waits for one group at most. In the end all are there.
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
  /** How many groups there are. Later ones hold what is new, and are there at once. */
  readonly count: number
  /** So many of the newest are there from the start. */
  readonly shown: number
  /** Runs the action in a task of its own. */
  readonly inNextTask: (action: () => void) => void
}

export function createFiller({ count, shown, inNextTask }: FillerOptions): Filler {
  const listeners = new Set<() => void>()
  const demanded = new Set<number>()
  /** Every group from here on is filled. */
  let from = Math.max(0, count - shown)
  let round = 0

  const isFilled = (group: number) => group >= from || demanded.has(group)
  const say = () => {
    for (const listener of listeners) listener()
  }

  function step(): void {
    from -= 1
    while (from > 0 && demanded.has(from - 1)) from -= 1
    say()
  }

  return {
    isFilled,
    isDone: () => from === 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      const mine = (round += 1)
      const goOn = () => {
        if (mine !== round || from === 0) return
        step()
        inNextTask(goOn)
      }
      inNextTask(goOn)
      return () => {
        if (mine === round) round += 1
      }
    },
    demand: (group) => {
      if (isFilled(group)) return
      demanded.add(group)
      say()
    },
    finish: () => {
      if (from === 0) return
      from = 0
      say()
    },
  }
}
