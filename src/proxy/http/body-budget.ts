/** The bytes of one request that are in memory. Whoever opened it releases it, once or more often. */
export interface BodyHold {
  /** @returns false when there is no room for so many more: then they are not counted */
  add(bytes: number): boolean
  release(): void
}

/** The memory for the bodies of all requests together, from their first byte until they were sent on. */
export interface BodyBudget {
  open(): BodyHold
  /** Counts what has been let in already and is passed on. */
  take(bytes: number): BodyHold
}

/**
 * One request has a limit of its own; a thousand at once would take a thousand times that. Counted
 * as bytes arrive, so that a request which only announces many takes no room from others.
 */
export function createBodyBudget(maxBytes: number): BodyBudget {
  let total = 0
  function take(bytes: number): BodyHold {
    let held = bytes
    total += bytes
    return {
      add(more) {
        if (total + more > maxBytes) return false
        total += more
        held += more
        return true
      },
      release() {
        total -= held
        held = 0
      },
    }
  }
  return { open: () => take(0), take }
}
