import type { FinishReason, TokenLogprob } from '../core/chat/stream-event.ts'
import { endToken } from './lattice.ts'
import { distributionOf, drawFrom, nucleusOf, type Sampling, type Weighted } from './sampler.ts'
import type { Walk } from './walk.ts'

export interface GenerateSettings {
  readonly sampling: Sampling
  readonly maxTokens: number
  readonly stop: readonly string[]
  /** How many alternatives each token reports. */
  readonly alternatives: number
}

/** What one step puts out: usually one token, none while a stop text may be under way. */
export interface Step {
  readonly tokens: readonly TokenLogprob[]
  /** Tokens sampled so far, those of a stop text included: what usage counts. */
  readonly sampled: number
  /** Nothing comes after it but the ending. */
  readonly isLast: boolean
}

export interface Ending {
  readonly reason: Extract<FinishReason, 'stop' | 'length'>
  /** The stop text that was met. */
  readonly stop: string | null
  readonly sampled: number
}

/**
 * Draws tokens until the end, the limit or a stop text, whichever comes first.
 * A stop text is found across tokens and is not put out; the part of a token before it is.
 */
export function* generateSteps(
  walk: Walk,
  settings: GenerateSettings,
  random: () => number,
): Generator<Step, Ending> {
  const used = new Map<string, number>()
  let held: TokenLogprob[] = []
  for (let sampled = 0; ;) {
    if (sampled >= settings.maxTokens) {
      yield { tokens: held, sampled, isLast: true }
      return { reason: 'length', stop: null, sampled }
    }
    const drawn = drawToken(walk, used, settings, random)
    if (drawn.token === endToken) {
      yield { tokens: held, sampled, isLast: true }
      return { reason: 'stop', stop: null, sampled }
    }
    sampled++
    used.set(drawn.token, (used.get(drawn.token) ?? 0) + 1)
    walk.accept(drawn.token)
    held.push(drawn)
    const text = joinTokens(held)
    const met = firstStop(text, settings.stop)
    if (met) {
      yield { tokens: cutTokens(held, met.at), sampled, isLast: true }
      return { reason: 'stop', stop: met.stop, sampled }
    }
    const ready = readyCount(held, text, settings.stop)
    yield { tokens: held.slice(0, ready), sampled, isLast: false }
    held = held.slice(ready)
  }
}

export const joinTokens = (tokens: readonly TokenLogprob[]): string =>
  tokens.map(({ token }) => token).join('')

function drawToken(
  walk: Walk,
  used: ReadonlyMap<string, number>,
  settings: GenerateSettings,
  random: () => number,
): TokenLogprob {
  const distribution = distributionOf(walk.candidates(), used, settings.sampling)
  const drawn = drawFrom(nucleusOf(distribution, settings.sampling), random())
  return {
    ...withLogprob(drawn),
    alternatives: distribution
      .filter(({ token }) => token !== endToken)
      .slice(0, settings.alternatives)
      .map(withLogprob),
  }
}

const withLogprob = ({ token, probability }: Weighted) => ({
  token,
  logprob: Math.log(probability),
})

function firstStop(text: string, stops: readonly string[]): { at: number; stop: string } | null {
  return stops
    .filter((stop) => stop !== '' && text.includes(stop))
    .map((stop) => ({ at: text.indexOf(stop), stop }))
    .reduce<{ at: number; stop: string } | null>(
      (first, each) => (first === null || each.at < first.at ? each : first),
      null,
    )
}

/** How many held tokens end before anything that may become a stop text. */
function readyCount(held: readonly TokenLogprob[], text: string, stops: readonly string[]): number {
  const safe = text.length - longestOpenStop(text, stops)
  let length = 0
  let count = 0
  for (const { token } of held) {
    length += token.length
    if (length > safe) break
    count++
  }
  return count
}

/** Length of the longest end of the text with which a stop text begins. */
function longestOpenStop(text: string, stops: readonly string[]): number {
  let longest = 0
  for (const stop of stops)
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length--)
      if (text.endsWith(stop.slice(0, length))) longest = length
  return longest
}

function cutTokens(tokens: readonly TokenLogprob[], end: number): TokenLogprob[] {
  const kept: TokenLogprob[] = []
  let from = 0
  for (const each of tokens) {
    if (from >= end) break
    kept.push({ ...each, token: each.token.slice(0, end - from) })
    from += each.token.length
  }
  return kept
}
