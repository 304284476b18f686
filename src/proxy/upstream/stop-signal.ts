/**
 * The part of an `AbortSignal` that a run and its transport need; an `AbortSignal` is one. The one of
 * Node is an event target with a registry behind it: to make it and listen twice was a tenth of what
 * the relay adds to a first byte (decision 0006).
 */
export interface StopSignal {
  readonly aborted: boolean
  readonly reason: unknown
  /** Calls back at most once, and not for an abort that has been. */
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void
}

export interface StopController {
  readonly signal: StopSignal
  /** Only the first one counts. */
  abort(reason: unknown): void
}

export function createStopController(): StopController {
  const listeners: (() => void)[] = []
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.push(listener),
  }
  return {
    signal,
    abort(reason) {
      if (signal.aborted) return
      signal.aborted = true
      signal.reason = reason
      for (const listener of listeners.splice(0)) listener()
    },
  }
}
