import type { Serving } from '../../../client/commands/next-request.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import type { EncodedRequest } from '../../../core/dialect/dialect.ts'
import type { ProviderInfo } from '../../../core/protocol/protocol.ts'
import type { SnippetRequest } from '../../../core/snippet/snippet.ts'
import type { ModelChoice } from '../../../client/stores/workspace-store.ts'

/** For whom the code is: only the address and the key differ, never the body. */
export type ProgramTarget = 'chosen' | 'stand-in'

export const providerFor = (serving: Serving, target: ProgramTarget): ProviderInfo =>
  target === 'stand-in' || !serving.chosen ? serving.actual : serving.chosen

/**
 * The request as code has to make it.
 * @returns null when the provider does not say where such a request goes.
 */
export function snippetRequest(
  provider: ProviderInfo,
  dialectId: ModelChoice['dialectId'],
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
