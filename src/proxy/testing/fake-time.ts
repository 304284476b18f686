import type { SetTimer } from '../deps.ts'

/** A clock that moves only when a test moves it. */
export interface FakeTime {
  readonly now: () => number
  readonly setTimer: SetTimer
  /** Timers that are due fire in order; what they set off has settled when this resolves. */
  advance(ms: number): Promise<void>
  /** How many timers are waiting. */
  count(): number
}

interface Timer {
  readonly dueAt: number
  readonly callback: () => void
}

/** Lets everything run that waits for nothing but other promises. */
export const settle = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })

export function createFakeTime(): FakeTime {
  let time = 0
  const timers = new Set<Timer>()

  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ dueAt }) => dueAt <= until).toSorted((a, b) => a.dueAt - b.dueAt)[0]

  return {
    now: () => time,
    setTimer: (ms, callback) => {
      const timer = { dueAt: time + ms, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const until = time + ms
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer)
        time = timer.dueAt
        timer.callback()
        await settle()
      }
      time = until
    },
    count: () => timers.size,
  }
}
