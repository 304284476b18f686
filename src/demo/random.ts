/**
 * A seeded source of numbers in [0, 1): the same seed gives the same numbers everywhere.
 * Mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for one answer.
 */
export function createSeededRandom(seed: number): () => number {
  let state = scramble((Math.trunc(seed) % 2 ** 32) | 0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Neighbouring seeds must not begin alike. */
function scramble(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** The seed of one of several answers to the same request; the first keeps the request's own. */
export const seedOfChoice = (seed: number, choice: number): number =>
  choice === 0 ? seed : (Math.imul(choice, 0x9e3779b9) ^ seed) | 0
