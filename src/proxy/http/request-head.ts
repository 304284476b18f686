import type { BodyHold } from './body-budget.ts'

/**
 * What the checks read of a request. A `Request` is one; a host that makes none, because making one
 * costs time before the first byte (decision 0006), gives the same.
 */
export interface RequestHead {
  readonly method: string
  /** Whole, with the host that was asked. */
  readonly url: string
  /** Names are asked for in lower case. */
  readonly headers: { get(name: string): string | null }
}

/**
 * Reads the body of a request; to be called once at most. A length that is too large is
 * refused before a byte is read. What is announced takes no room: bytes are counted as they come.
 * @param hold counts what is in memory
 * @returns why not all of it: more than that, or no room. Rejects when the sender breaks off.
 */
export type ReadBytes = (
  maxBytes: number,
  hold: BodyHold,
) => Promise<Uint8Array | 'too-large' | 'no-room'>
