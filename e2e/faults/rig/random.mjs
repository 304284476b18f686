/** Dice that fall the same way again for the same seed (mulberry32): a run that failed can be repeated. */
export function createRandom(seed) {
  let state = [...String(seed)].reduce(
    (sum, char) => Math.imul(sum ^ char.charCodeAt(0), 16777619),
    2166136261,
  )
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    /** A whole number from `least` to `most`, both included. */
    int: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
  }
}
