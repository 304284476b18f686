import { endToken, type LatticeNode } from './lattice.ts'

/** How likely each token is after the last two, as seen in the corpus. Probabilities sum to 1. */
export interface NgramModel {
  next(beforeLast: string, last: string): ReadonlyMap<string, number>
}

type Counts = Map<string, number>

/** Shares of the trigram, the bigram and the common words where all three have something to say. */
const shares = { trigram: 0.55, bigram: 0.35, word: 0.1 }

/** Words that may come after anything: the commonest ones, so that a step stays cheap. */
const commonWordCount = 500

/**
 * Counts every pair and triple of tokens on every path through the lattices, each by the share of
 * walks that meet it. The end of an answer is left out: only a lattice may end one.
 */
export function buildNgramModel(starts: readonly LatticeNode[]): NgramModel {
  const triples = new Map<string, Counts>()
  const pairs = new Map<string, Counts>()
  const words: Counts = new Map()
  for (const start of starts) {
    visitTriples(start, (first, second, third, mass) => {
      addTo(triples, contextKey(first, second), third, mass)
      addTo(pairs, second, third, mass)
      if (/^ \p{L}/u.test(third)) words.set(third, (words.get(third) ?? 0) + mass)
    })
  }
  const common = flatten(commonest(words))
  return {
    next: (beforeLast, last) =>
      mix([
        [triples.get(contextKey(beforeLast, last)), shares.trigram],
        [pairs.get(last), shares.bigram],
        [common, shares.word],
      ]),
  }
}

const commonest = (words: Counts): Counts =>
  new Map(
    [...words].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, commonWordCount),
  )

/** A rare word is where a surprise comes from: square roots bring the common words down to it. */
const flatten = (counts: Counts): Counts =>
  new Map([...counts].map(([token, count]) => [token, Math.sqrt(count)]))

const contextKey = (first: string, second: string): string => `${first}\u0000${second}`

function addTo(table: Map<string, Counts>, key: string, token: string, mass: number): void {
  const counts = table.get(key) ?? new Map<string, number>()
  table.set(key, counts.set(token, (counts.get(token) ?? 0) + mass))
}

function mix(sources: readonly (readonly [Counts | undefined, number])[]): Map<string, number> {
  const present = sources.filter(([counts]) => counts !== undefined && counts.size > 0)
  const whole = present.reduce((sum, [, share]) => sum + share, 0)
  const mixed = new Map<string, number>()
  for (const [counts = new Map<string, number>(), share] of present) {
    let total = 0
    for (const count of counts.values()) total += count
    for (const [token, count] of counts)
      mixed.set(token, (mixed.get(token) ?? 0) + (share * count) / (whole * total))
  }
  return mixed
}

interface Arrival {
  readonly node: LatticeNode
  readonly first: string
  readonly second: string
  mass: number
}

/** Walks all paths at once, one token at a time; paths that met are one path. */
function visitTriples(
  start: LatticeNode,
  visit: (first: string, second: string, third: string, mass: number) => void,
): void {
  let arrivals: Arrival[] = [{ node: start, first: '', second: '', mass: 1 }]
  while (arrivals.length > 0) {
    const merged = new Map<LatticeNode, Map<string, Arrival>>()
    for (const { node, first, second, mass } of arrivals) {
      for (const { token, probability, to } of node.edges) {
        if (token === endToken) continue
        visit(first, second, token, mass * probability)
        meet(merged, { node: to, first: second, second: token, mass: mass * probability })
      }
    }
    arrivals = [...merged.values()].flatMap((byContext) => [...byContext.values()])
  }
}

function meet(merged: Map<LatticeNode, Map<string, Arrival>>, arrival: Arrival): void {
  const byContext = merged.get(arrival.node) ?? new Map<string, Arrival>()
  merged.set(arrival.node, byContext)
  const key = contextKey(arrival.first, arrival.second)
  const met = byContext.get(key)
  if (met) met.mass += arrival.mass
  else byContext.set(key, arrival)
}
