import { formatCookie, readCookie } from './cookies.ts'
import type { RequestHead } from './request-head.ts'

const cookieName = 'verbatim_owner'
const ownerPattern = /^[0-9a-f]{32}$/

/** The browser a run belongs to. `setCookie` is there when it has just been given its name. */
export interface Owner {
  readonly id: string
  readonly setCookie: string | null
}

/** @param randomHex gives that many random hex digits; 32 of them are 128 bits. */
export function identifyOwner(head: RequestHead, randomHex: (digits: number) => string): Owner {
  const known = readCookie(head, cookieName)
  if (known !== null && ownerPattern.test(known)) return { id: known, setCookie: null }
  const id = randomHex(32)
  return { id, setCookie: formatCookie(head, cookieName, id) }
}
