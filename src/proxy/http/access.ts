import { formatCookie, readCookie } from './cookies.ts'
import type { RequestHead } from './request-head.ts'
import { isSameSecret } from './safe-equal.ts'

const cookieName = 'verbatim_session'

/** Wrong tokens within the window before every further one is refused unread. */
const attemptsAllowed = 20
const attemptWindowMs = 60_000

export type SignIn =
  | { readonly outcome: 'accepted'; readonly setCookie: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many'; readonly retryAfterMs: number }

/** Who may use `/api` when the server is open to more than this machine. */
export interface Access {
  isAllowed(head: RequestHead): boolean
  signIn(head: RequestHead, token: string): Promise<SignIn>
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
  let windowStart = 0
  let failures = 0

  // Dice, not made from the token: a guessed token could be tried as a cookie then, uncounted. The
  // price: a restart ends every session.
  const session = randomHex(64)

  return {
    isAllowed: (head) =>
      token === null || isSameSecret(readCookie(head, cookieName) ?? '', session),

    async signIn(head, given) {
      const isRight = token === null || isSameSecret(await hash(given), await hash(token))
      // No wait from here on: a hundred guesses at once would all find the count at zero.
      if (now() - windowStart > attemptWindowMs) {
        windowStart = now()
        failures = 0
      }
      if (failures >= attemptsAllowed)
        return { outcome: 'too-many', retryAfterMs: windowStart + attemptWindowMs - now() }
      if (!isRight) {
        failures += 1
        return { outcome: 'wrong' }
      }
      return { outcome: 'accepted', setCookie: formatCookie(head, cookieName, session) }
    },
  }
}
