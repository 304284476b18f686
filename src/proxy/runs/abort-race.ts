import type { StopSignal } from '../upstream/stop-signal.ts'

/** Waits for a promise, but no longer than until the signal aborts; then rejects with its reason. */
export type AbortRace = <T>(promise: Promise<T>) => Promise<T>

/** One listener for any number of waits, one at a time. */
export function createAbortRace(signal: StopSignal): AbortRace {
  let giveUp: (reason: unknown) => void = () => {}
  signal.addEventListener('abort', () => giveUp(signal.reason), { once: true })
  return (promise) =>
    new Promise((resolve, reject) => {
      giveUp = reject
      promise.then(resolve, reject)
      if (signal.aborted) reject(signal.reason)
    })
}
