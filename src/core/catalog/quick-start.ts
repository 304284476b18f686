import { userText } from '../chat/message.ts'
import { sliderParams } from '../chat/params.ts'
import type { DialectId } from '../dialect/dialect.ts'
import { dialects } from '../dialect/dialects.ts'
import { printSnippet, snippetClients } from '../snippet/clients.ts'
import { snippetRequest } from '../snippet/snippet-request.ts'
import type { SnippetClient, SnippetRequest } from '../snippet/snippet.ts'
import type { ProviderFacts } from './documents/site.ts'
import { supportsOf } from './supports.ts'

/** The first program for a model in one language. */
export interface QuickStart {
  readonly clientId: SnippetClient['id']
  readonly language: SnippetClient['language']
  readonly label: string
  readonly fileName: string
  readonly grammar: SnippetClient['grammar']
  readonly code: string
}

/** A provider, as far as a request to it is concerned. */
type Asked = Pick<ProviderFacts, 'id' | 'endpoints' | 'auth' | 'keyVariable' | 'traits'>

/**
 * The smallest request that gets an answer from a model: one message and a limit (S48–S50).
 * @returns null when the provider does not serve that dialect
 */
export function quickStartRequest(
  provider: Asked,
  modelId: string,
  dialectId: DialectId,
): SnippetRequest | null {
  const maxTokens = sliderParams.find(({ name }) => name === 'maxTokens')?.initial
  const encoded = dialects[dialectId].encodeRequest(
    {
      model: modelId,
      messages: [userText('Hello!')],
      params: maxTokens === undefined ? {} : { maxTokens },
      stream: false,
    },
    provider.traits,
    supportsOf({ providerId: provider.id, modelId, dialectId }),
  )
  return encoded.ok ? snippetRequest(provider, dialectId, encoded.value) : null
}

/** That request as a program, once in each language, by the language's first client. */
export function quickStartsOf(
  provider: Asked,
  modelId: string,
  dialectId: DialectId,
): readonly QuickStart[] {
  const request = quickStartRequest(provider, modelId, dialectId)
  if (request === null) return []
  const firsts = snippetClients.filter(
    ({ language }, i) => snippetClients.findIndex((other) => other.language === language) === i,
  )
  return firsts.flatMap(({ id, language, label, fileName, grammar }) => {
    const code = printSnippet(id, request)
    if (!code.ok) return []
    return [
      { clientId: id, language, label: label(dialectId), fileName, grammar, code: code.value },
    ]
  })
}
