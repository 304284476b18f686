import type { DialectId } from '../dialect/dialect.ts'
import type { ProviderInfo } from '../protocol/protocol.ts'

/** A request as code has to make it. The key is never in it, only the name of what holds it. */
export interface SnippetRequest {
  readonly dialectId: DialectId
  readonly url: string
  /** Beside `content-type` and the key. */
  readonly headers: Readonly<Record<string, string>>
  readonly auth: ProviderInfo['auth']
  /** The environment variable that holds the key: `MODELSLAB_API_KEY`. */
  readonly keyVariable: string
  /** Byte for byte as it is sent, with its final newline. */
  readonly body: string
}

/** What code is printed in. */
export type SnippetLanguage = 'curl' | 'python' | 'javascript' | 'php'

/** What makes the request in that language. */
export type SnippetClientId =
  | 'curl-bash'
  | 'curl-powershell'
  | 'python-requests'
  | 'python-sdk'
  | 'javascript-fetch'
  | 'javascript-sdk'
  | 'php-curl'

/** Every client, and the language it belongs to, in the order they are offered. */
export const clientLanguages: Readonly<Record<SnippetClientId, SnippetLanguage>> = {
  'curl-bash': 'curl',
  'curl-powershell': 'curl',
  'python-requests': 'python',
  'python-sdk': 'python',
  'javascript-fetch': 'javascript',
  'javascript-sdk': 'javascript',
  'php-curl': 'php',
}

/** Every client. */
export const clientIds = Object.keys(clientLanguages) as readonly SnippetClientId[] // the keys of that record

/** One way to make the request, as it is offered. */
export interface SnippetClient {
  readonly id: SnippetClientId
  readonly language: SnippetLanguage
  /** The client's own name, which may be the dialect's SDK: `requests`, `openai`. */
  readonly label: (dialectId: DialectId) => string
  readonly fileName: string
  /** The name of its grammar, for colours. */
  readonly grammar: 'bash' | 'powershell' | 'python' | 'javascript' | 'php'
  /** The command that installs what the code needs; null where nothing is needed. */
  readonly install: (dialectId: DialectId) => string | null
}
