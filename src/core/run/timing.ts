/**
 * When text arrived, as the stream timeline draws it: `counts[i]` chunks came in the i-th bin of
 * `binMs` milliseconds, counted from the moment the request left. The array never outgrows
 * `maxBins`: when it would, neighbours are merged and `binMs` doubles, so an hour costs what a
 * second does.
 */
export interface Timeline {
  readonly binMs: number
  readonly counts: readonly number[]
}

/** Bins of 20 ms: the first five seconds need no merging. */
export const emptyTimeline: Timeline = { binMs: 20, counts: [] }

const maxBins = 256

/** The timeline with these chunks in it too; times in milliseconds after the request left. */
export function withTicks(timeline: Timeline, ticks: readonly number[]): Timeline {
  const ticker = createTicker(timeline)
  for (const atMs of ticks) ticker.tick(atMs)
  return ticker.timeline()
}

/** Chunks on their way into a timeline: the bins are copied once, however many chunks came. */
export interface Ticker {
  /** One more chunk, `atMs` milliseconds after the request left. */
  tick(atMs: number): void
  /** Called once, at the end. The same object when nothing came. */
  timeline(): Timeline
}

/** Goes on from a timeline, which stays as it is. */
export function createTicker(from: Timeline): Ticker {
  let { binMs } = from
  let counts: number[] | null = null

  function widen(narrow: readonly number[]): number[] {
    binMs *= 2
    return Array.from(
      { length: Math.ceil(narrow.length / 2) },
      (_, i) => (narrow[2 * i] ?? 0) + (narrow[2 * i + 1] ?? 0),
    )
  }

  return {
    tick(atMs) {
      counts ??= from.counts.slice()
      while (Math.floor(atMs / binMs) >= maxBins) counts = widen(counts)
      const bin = Math.max(0, Math.floor(atMs / binMs))
      while (counts.length <= bin) counts.push(0)
      counts[bin] = (counts[bin] ?? 0) + 1
    },
    timeline: () => (counts === null ? from : { binMs, counts }),
  }
}

const shortestSpanMs = 30

/**
 * Tokens per second between the first and the last delta: `(output tokens − 1) / (last − first)`.
 * The wait for the first token is not in it (that is TTFT).
 * @returns null when it cannot be told: fewer than two tokens, or all within `shortestSpanMs`, where
 * the figure would tell how the network packs bytes and not how fast the model is.
 */
export function tokensPerSecond(
  outputTokens: number | null,
  firstAtMs: number | null,
  lastAtMs: number | null,
): number | null {
  if (outputTokens === null || outputTokens < 2 || firstAtMs === null || lastAtMs === null)
    return null
  const spanMs = lastAtMs - firstAtMs
  return spanMs >= shortestSpanMs ? ((outputTokens - 1) * 1000) / spanMs : null
}
