import type { Operation } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { KeySource } from '../keys/key-source.ts'
import { dialectFor, type AuthScheme } from '../providers/provider-row.ts'
import { urlOf, type Provider } from '../providers/provider.ts'
import { rememberByText } from '../providers/remember.ts'
import type { StopSignal } from './stop-signal.ts'
import type { SendUpstream, UpstreamResponse } from './upstream.ts'

/** Sends one operation to one provider. The provider must serve it: ask `urlOf` first. */
export type CallProvider = (call: {
  readonly provider: Provider
  readonly operation: Operation
  /** In place of the operation's own: another address of the same provider, from its row. */
  readonly url?: string
  readonly body: string | null
  readonly signal: StopSignal
}) => Promise<UpstreamResponse>

/** `identity`, so that an answer cannot grow on arrival; one that is encoded anyway is refused. */
export const fixedHeaders = {
  accept: '*/*',
  'accept-encoding': 'identity',
  'user-agent': 'verbatim',
}

function authHeaders(scheme: AuthScheme, key: string): Record<string, string> {
  switch (scheme) {
    case 'bearer':
      return { authorization: `Bearer ${key}` }
    case 'x-api-key':
      return { 'x-api-key': key }
    case 'none':
      return {}
  }
}

const originOf = rememberByText((url) => new URL(url).origin)

/**
 * The one place where a key and a request meet. The browser names a provider, never an address or
 * a header, and the key goes to the origin it is bound to.
 */
export function createProviderCaller(keys: KeySource, send: SendUpstream): CallProvider {
  return ({ provider, operation, url = urlOf(provider, operation), body, signal }) => {
    const { row, base } = provider
    if (url === null || originOf(url) !== base.origin)
      throw new Error(`${row.id} has no address for ${operation} on its own origin`)
    const dialect = dialectFor(row, operation)
    const reading = row.keyVariable === null ? null : keys.read(row.keyVariable)
    return send({
      method: operation === 'models' ? 'GET' : 'POST',
      url,
      headers: {
        ...fixedHeaders,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(dialect === null ? {} : dialects[dialect].headers),
        ...(reading?.state === 'usable' ? authHeaders(row.auth, reading.key) : {}),
      },
      body,
      signal,
    })
  }
}
