/** Wrong tokens within a window before every further one is refused, right or wrong. */
const allowedPerNetwork = 20
/** Of all together: who has a thousand addresses guesses no faster than this. */
const allowedInAll = 200
const windowMs = 60_000

/** How often a wrong token came, and from where. */
export interface Failures {
  /** How long nobody from there may try; 0 when they may. */
  lockedForMs(address: string): number
  add(address: string): void
}

export function createFailures(now: () => number): Failures {
  let windowStart = 0
  let total = 0
  // No larger than the limit in all: every entry took a wrong token.
  const counts = new Map<string, number>()
  return {
    lockedForMs(address) {
      if (now() - windowStart > windowMs) {
        windowStart = now()
        total = 0
        counts.clear()
      }
      const own = counts.get(networkOf(address)) ?? 0
      const isLocked = own >= allowedPerNetwork || total >= allowedInAll
      return isLocked ? Math.max(1, windowStart + windowMs - now()) : 0
    },
    add(address) {
      const network = networkOf(address)
      counts.set(network, (counts.get(network) ?? 0) + 1)
      total += 1
    },
  }
}

/** Of IPv6 the first half: whoever has one address of the other half has all of them. */
export function networkOf(address: string): string {
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1) // ::ffff:192.0.2.1
  const [front = '', back] = address.split('::')
  const groups = front.split(':')
  const missing = back === undefined ? 0 : 8 - groups.length - back.split(':').length
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(back?.split(':') ?? [])]
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':')
}
