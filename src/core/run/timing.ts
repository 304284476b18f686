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

/** One more chunk, `atMs` milliseconds after the request left. */
export function addTick(timeline: Timeline, atMs: number): Timeline {
  let { binMs, counts } = timeline
  while (Math.floor(atMs / binMs) >= maxBins) {
    counts = Array.from(
      { length: Math.ceil(counts.length / 2) },
      (_, i) => (counts[2 * i] ?? 0) + (counts[2 * i + 1] ?? 0),
    )
    binMs *= 2
  }
  const bin = Math.max(0, Math.floor(atMs / binMs))
  const grown = counts.slice()
  while (grown.length <= bin) grown.push(0)
  grown[bin] = (grown[bin] ?? 0) + 1
  return { binMs, counts: grown }
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
