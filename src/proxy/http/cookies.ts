import type { RequestHead } from './request-head.ts'

/** The value of a cookie of the request, or null. The first one counts, as browsers send the nearest first. */
export function readCookie(head: RequestHead, name: string): string | null {
  for (const pair of (head.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** A cookie no script can read and no other site can send. */
export function formatCookie(head: RequestHead, name: string, value: string): string {
  const secure = new URL(head.url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000${secure}`
}
