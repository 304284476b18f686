import { refuse } from './answers.ts'
import type { RequestHead } from './request-head.ts'

/** Whether a `Host` header names this server: the wall against DNS rebinding (security.md row 25). */
export type HostGuard = (host: string) => boolean

/** A page cannot be rebound to these: no name server answers for them. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Loopback names are allowed with any port, because a tunnel or a container may change it. Of the
 * others `name` means any port and `name:port` means that one.
 */
export function createHostGuard(allowedHosts: readonly string[]): HostGuard {
  const allowed = new Set([...loopbackNames, ...allowedHosts].map((host) => host.toLowerCase()))
  return (host) => {
    const given = host.toLowerCase()
    return allowed.has(given) || allowed.has(given.replace(/:\d{1,5}$/, ''))
  }
}

/** An answer when the request is not for this server, otherwise null. */
export function checkHost(head: RequestHead, isAllowed: HostGuard): Response | null {
  const host = head.headers.get('host')
  // Nearly always, and it saves reading the URL.
  if (host !== null && isAllowed(host) && head.url.startsWith(`http://${host}/`)) return null
  // The target may be a whole URL (`GET http://evil/ HTTP/1.1`): then both names count.
  const isForUs = URL.canParse(head.url) && isAllowed(new URL(head.url).host)
  if (isForUs && (host === null || isAllowed(host))) return null
  return refuse(
    421,
    'This server does not answer to that host name. Add it to ALLOWED_HOSTS to allow it.',
  )
}
