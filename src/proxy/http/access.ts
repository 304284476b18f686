import { formatCookie, readCookie } from './cookies.ts'
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
  isAllowed(request: Request): Promise<boolean>
  signIn(request: Request, token: string): Promise<SignIn>
}

/** Both sides are hashed first: the comparison then says nothing about length or prefix. */
async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param token null: everybody who reaches the server may use it, as on one's own machine. */
export function createAccess(token: string | null, now: () => number): Access {
  let windowStart = 0
  let failures = 0

  // The cookie is not the token, and a new token ends every session.
  const sessionOf = (accessToken: string) => hash(`verbatim session ${accessToken}`)

  return {
    async isAllowed(request) {
      if (token === null) return true
      return isSameSecret(readCookie(request, cookieName) ?? '', await sessionOf(token))
    },

    async signIn(request, given) {
      if (now() - windowStart > attemptWindowMs) {
        windowStart = now()
        failures = 0
      }
      if (failures >= attemptsAllowed)
        return { outcome: 'too-many', retryAfterMs: windowStart + attemptWindowMs - now() }
      if (token !== null && !isSameSecret(await hash(given), await hash(token))) {
        failures += 1
        return { outcome: 'wrong' }
      }
      const session = await sessionOf(token ?? '')
      return { outcome: 'accepted', setCookie: formatCookie(request, cookieName, session) }
    },
  }
}
