import { dialects } from '../dialect/dialects.ts'
import type { DialectId, EncodedRequest } from '../dialect/dialect.ts'
import type { ProviderInfo } from '../protocol/protocol.ts'
import type { SnippetRequest } from './snippet.ts'

/**
 * An encoded request as code has to make it.
 * @returns null when the provider does not say where such a request goes
 */
export function snippetRequest(
  provider: Pick<ProviderInfo, 'endpoints' | 'auth' | 'keyVariable'>,
  dialectId: DialectId,
  encoded: EncodedRequest,
): SnippetRequest | null {
  const url = provider.endpoints[encoded.operation]
  if (url === undefined) return null
  return {
    dialectId,
    url,
    headers: dialects[dialectId].headers,
    auth: provider.auth,
    keyVariable: provider.keyVariable,
    body: encoded.body,
  }
}
