/** How fast a demo model speaks. */
export interface Pace {
  readonly firstTokenMs: number
  readonly tokensPerSecond: number
}

export const paces = {
  usual: { firstTokenMs: 400, tokensPerSecond: 60 },
  fast: { firstTokenMs: 20, tokensPerSecond: 1000 },
  slow: { firstTokenMs: 2000, tokensPerSecond: 8 },
} as const satisfies Record<string, Pace>

export interface Clock {
  now(): number
  random(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Metronome {
  /** Waits until the next `tokens` tokens are due. False when the answer is not wanted any more. */
  wait(tokens: number): Promise<boolean>
}

/** One pause for thought in 40 chunks, this many tokens long; the rest is a little faster to make up for it. */
const pause = { chance: 1 / 40, tokens: 8 }

/**
 * Keeps to deadlines counted from the start instead of adding up sleeps: a late timer or a slow
 * reader makes the next chunks come at once rather than the whole answer late.
 */
export function createMetronome(clock: Clock, pace: Pace, signal: AbortSignal): Metronome {
  const tokenMs = 1000 / pace.tokensPerSecond
  let dueMs = clock.now()
  let isFirst = true
  return {
    async wait(tokens) {
      dueMs += isFirst ? pace.firstTokenMs * (0.9 + 0.2 * clock.random()) : spanOf(tokens)
      isFirst = false
      const leftMs = dueMs - clock.now()
      if (leftMs > 0 && !signal.aborted) await sleepUnlessAborted(clock, leftMs, signal)
      return !signal.aborted
    },
  }

  function spanOf(tokens: number): number {
    const jitter = 0.5 + 0.8 * clock.random() // 0.9 on average
    const rest = clock.random() < pause.chance ? pause.tokens : 0 // 0.2 tokens per chunk on average
    return (tokens * jitter + rest) * tokenMs
  }
}

async function sleepUnlessAborted(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal)
  } catch (cause) {
    if (!signal.aborted) throw cause // an abort is an ordinary way to end a sleep
  }
}

/** Tokens come one, two or three at a time: two on average. */
export const chunkSize = (random: () => number): number => 1 + Math.floor(random() * 3)
