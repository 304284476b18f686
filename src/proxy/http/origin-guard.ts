import { clientHeader } from '../../core/protocol/protocol.ts'
import { refuse } from './answers.ts'
import type { RequestHead } from './request-head.ts'

const hostOfOrigin = (origin: string): string | null => {
  try {
    return new URL(origin).host // throws on `null`, which sandboxed and forged pages send
  } catch {
    return null
  }
}

/**
 * An answer when another web page sent the request, otherwise null. Programs send neither header
 * and pass. The scheme is not compared: a balancer that ends TLS hides it from us.
 */
export function checkOrigin({ headers, url }: RequestHead): Response | null {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isForeignSite = site !== null && site !== 'same-origin' && site !== 'none'
  const host = headers.get('host') ?? new URL(url).host
  const isForeignOrigin = origin !== null && hostOfOrigin(origin) !== host.toLowerCase()
  return isForeignSite || isForeignOrigin
    ? refuse(403, 'Another web page may not use this server.')
    : null
}

/**
 * An answer to a request that may be any page's: neither the browser says whose it is nor is it
 * marked as ours. Older browsers say nothing, and let a picture of another page ask.
 */
export function checkSource({ headers }: RequestHead): Response | null {
  return headers.get('sec-fetch-site') === null ? checkMark(headers) : null
}

const checkMark = (headers: RequestHead['headers']): Response | null =>
  headers.get(clientHeader.name) === clientHeader.value
    ? null
    : refuse(403, `The header ${clientHeader.name}: ${clientHeader.value} is missing.`)

const readOnlyMethods: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/**
 * An answer when a request that changes something could have been sent by a plain form or a
 * `no-cors` fetch, otherwise null: those can set neither our header nor this content type.
 */
export function checkIntent({ headers, method }: RequestHead): Response | null {
  if (readOnlyMethods.has(method)) return null
  const unmarked = checkMark(headers)
  if (unmarked !== null) return unmarked
  if (method === 'DELETE') return null
  const [type = ''] = (headers.get('content-type') ?? '').split(';', 1)
  return type.trim().toLowerCase() === 'application/json'
    ? null
    : refuse(415, 'The body must be application/json.')
}
