import type { ProviderInfo } from '../protocol/protocol.ts'

/** A request as code has to make it. The key is never in it, only the name of what holds it. */
export interface SnippetRequest {
  readonly url: string
  /** Beside `content-type` and the key. */
  readonly headers: Readonly<Record<string, string>>
  readonly auth: ProviderInfo['auth']
  /** The environment variable that holds the key: `MODELSLAB_API_KEY`. */
  readonly keyVariable: string
  /** Byte for byte as it is sent, with its final newline. */
  readonly body: string
}
