import { retryAfterMs } from '../../core/dialect/wire/retry-after.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'

/** What the last telling answer to a run said of its provider. */
export type RunMark =
  | { readonly state: 'ready' | 'bad-key' | 'no-credit' }
  /** On the clock of `now`. */
  | { readonly state: 'limited'; readonly untilMs: number }

/** A 429 that does not say how long. */
const usualWaitMs = 20_000

/** What a provider asks for is believed up to an hour: it may ask for a day, or for a typing error. */
const longestWaitMs = 60 * 60_000

/** When it may be asked again, on the clock of `now`. */
export const waitUntil = (askedMs: number | null | undefined, now: number): number =>
  now + Math.min(askedMs ?? usualWaitMs, longestWaitMs)

/** @returns null when the answer says nothing of key, credit or limits. */
export function readMark({ status, headers }: UpstreamResponse, now: number): RunMark | null {
  if (status >= 200 && status < 300) return { state: 'ready' }
  switch (status) {
    case 401:
      return { state: 'bad-key' }
    case 402:
      return { state: 'no-credit' }
    case 429:
      return { state: 'limited', untilMs: waitUntil(retryAfterMs(headers), now) }
    default:
      return null
  }
}
