import type { Cancel } from '../deps.ts'

export interface FakeClock {
  readonly now: () => number
  readonly setTimer: (callback: () => void, delayMs: number) => Cancel
  /** Moves on, running what falls due on the way, each at its own time. */
  advance(ms: number): Promise<void>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** Timers that wait: for tests that nothing is left running. */
  readonly pending: () => number
}

/** A clock that stands still until it is told to move. */
export function createFakeClock(startMs = 1_000_000): FakeClock {
  let nowMs = startMs
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>()

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setTimeout(resolve))
  }

  function nextUntil(endMs: number) {
    const due = [...timers].filter((timer) => timer.at <= endMs)
    return due.toSorted((a, b) => a.at - b.at)[0]
  }

  return {
    now: () => nowMs,
    setTimer: (callback, delayMs) => {
      const timer = { at: nowMs + Math.max(0, delayMs), callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: async (ms) => {
      const endMs = nowMs + ms
      await settle()
      for (let timer = nextUntil(endMs); timer; timer = nextUntil(endMs)) {
        timers.delete(timer)
        nowMs = timer.at
        timer.callback()
        await settle()
      }
      nowMs = endMs
    },
    settle,
    pending: () => timers.size,
  }
}
