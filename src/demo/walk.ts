import { endToken, type LatticeNode } from './lattice.ts'
import type { NgramModel } from './ngram.ts'
import type { Candidate } from './sampler.ts'
import { tokenize } from './tokenizer.ts'

/** A language model in the middle of an answer. */
export interface Walk {
  /** What may come next, in a fixed order. Never empty before the end was accepted. */
  candidates(): readonly Candidate[]
  accept(token: string): void
}

/** How far below the lattice the background lies: met once in some 2,600 tokens at T 1, 160 at T 1.3, 25 at T 1.6. */
const backgroundLogit = -7

/** After this many tokens away from the lattice the way back is taken by force. */
const longestDetour = 24

/** How far ahead, in tokens, a way back is looked for, and how fast far ones fade. */
const lookAhead = { tokens: 40, fade: 6 }

type Places = Map<LatticeNode, number>

/** Time spent away from the lattice. */
interface Detour {
  /** Places ahead by the token that leads to them. */
  readonly returns: ReadonlyMap<string, Places>
  length: number
}

/**
 * Walks a lattice with an n-gram model in the background. Where it stands is a set of places with
 * weights, because several alternatives may begin alike. A token of the background leads away from
 * the lattice; the walk comes back, always further on, at a place that follows the same token.
 * Without a background (JSON) it never leaves.
 */
export function createWalk(start: LatticeNode, background: NgramModel | null): Walk {
  let places: Places = new Map([[start, 1]])
  let detour: Detour | null = null
  let beforeLast = ''
  let last = ''

  /** What the lattice offers: nothing while the walk is away, unless it has been away for long. */
  const offered = (): Map<string, number> => {
    if (!detour) return tokensFrom(places)
    if (detour.length < longestDetour) return new Map()
    return new Map([...tokensFrom(places)].filter(([token]) => isCleanCut(last, token)))
  }

  const take = (token: string) => {
    if (offered().size > 0) {
      const onward = placesAfter(places, token)
      if (onward.size > 0) {
        places = onward
        detour = null
        return
      }
      detour = { returns: findReturns(places), length: 0 }
    }
    if (!detour) return
    detour.length++
    const back = detour.returns.get(token)
    if (!back) return
    places = normalised(back)
    detour = null
  }

  return {
    candidates() {
      const own = offered()
      if (!background || (detour && own.size > 0)) return toCandidates(own)
      const wild = background.next(beforeLast, last)
      return toCandidates(detour ? pulledBack(detour, wild) : withBackground(own, wild))
    },
    accept(token) {
      take(token)
      beforeLast = last
      last = token
    },
  }
}

/** Would the two be the same two tokens again if their text were tokenized? */
const isCleanCut = (before: string, after: string): boolean =>
  tokenize(before + after).length === 2 || after === endToken

function withBackground(
  own: ReadonlyMap<string, number>,
  wild: ReadonlyMap<string, number>,
): Map<string, number> {
  const weights = new Map(own)
  const share = Math.exp(backgroundLogit)
  for (const [token, probability] of wild)
    weights.set(token, (weights.get(token) ?? 0) + probability * share)
  return weights
}

/** The longer the detour, the more a token that leads back is preferred. */
function pulledBack(detour: Detour, wild: ReadonlyMap<string, number>): Map<string, number> {
  const pull = Math.exp(0.35 * detour.length)
  return new Map(
    [...wild].map(([token, probability]) => [
      token,
      detour.returns.has(token) ? probability * pull : probability,
    ]),
  )
}

const toCandidates = (weights: ReadonlyMap<string, number>): Candidate[] =>
  [...weights].map(([token, weight]) => ({ token, logit: Math.log(weight) }))

function tokensFrom(places: Places): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [place, weight] of places)
    for (const { token, probability } of place.edges)
      weights.set(token, (weights.get(token) ?? 0) + weight * probability)
  return weights
}

function placesAfter(places: Places, token: string): Places {
  const after: Places = new Map()
  for (const [place, weight] of places)
    for (const edge of place.edges)
      if (edge.token === token)
        after.set(edge.to, (after.get(edge.to) ?? 0) + weight * edge.probability)
  return normalised(after)
}

function normalised(places: ReadonlyMap<LatticeNode, number>): Places {
  let total = 0
  for (const weight of places.values()) total += weight
  return new Map([...places].map(([place, weight]) => [place, weight / total]))
}

/** Where the lattice can be entered again, nearest places heaviest. */
function findReturns(left: Places): Map<string, Places> {
  const returns = new Map<string, Places>()
  const seen = new Set<LatticeNode>(left.keys())
  let frontier = [...left.keys()]
  for (let distance = 0; distance < lookAhead.tokens && frontier.length > 0; distance++) {
    const ahead: LatticeNode[] = []
    for (const { token, to } of frontier.flatMap((place) => place.edges)) {
      if (token === endToken) continue
      if (!seen.has(to)) ahead.push(to)
      seen.add(to)
      const places = returns.get(token) ?? new Map<LatticeNode, number>()
      returns.set(token, places)
      if (!places.has(to)) places.set(to, Math.exp(-distance / lookAhead.fade))
    }
    frontier = ahead
  }
  return returns
}
