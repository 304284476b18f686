import { createFailures } from './failures.ts'
import { formatCookie, readCookie } from './cookies.ts'
import type { RequestHead } from './request-head.ts'
import { isSameSecret } from './safe-equal.ts'

const cookieName = 'verbatim_session'

export type SignIn =
  | { readonly outcome: 'accepted'; readonly setCookie: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many'; readonly retryAfterMs: number }

/** Who may use `/api` when the server is open to more than this machine. */
export interface Access {
  isAllowed(head: RequestHead): boolean
  /** @param address of the machine that asks: a guesser locks out those at its own, not all */
  signIn(head: RequestHead, token: string, address: string): Promise<SignIn>
}

/** Both sides are hashed first: the comparison then says nothing about length or prefix. */
async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * @param token null: everybody who reaches the server may use it, as on one's own machine.
 * @param randomHex gives that many random hex digits.
 */
export function createAccess(
  token: string | null,
  now: () => number,
  randomHex: (digits: number) => string,
): Access {
  const failures = createFailures(now)

  // Dice, not made from the token: a guessed token could be tried as a cookie then, uncounted. The
  // price: a restart ends every session.
  const session = randomHex(64)

  return {
    isAllowed: (head) =>
      token === null || isSameSecret(readCookie(head, cookieName) ?? '', session),

    async signIn(head, given, address) {
      const isRight = token === null || isSameSecret(await hash(given), await hash(token))
      // No wait from here on: a hundred guesses at once would all find the count at zero.
      const retryAfterMs = failures.lockedForMs(address)
      if (retryAfterMs > 0) return { outcome: 'too-many', retryAfterMs }
      if (isRight)
        return { outcome: 'accepted', setCookie: formatCookie(head, cookieName, session) }
      failures.add(address)
      return { outcome: 'wrong' }
    },
  }
}
