import type { DialectId } from '../../dialect/dialect.ts'
import type { JsonObject } from '../../json.ts'

/** A request that stands in a text, before a dialect reads its body. No key is in it. */
export interface FoundRequest {
  /** What the text is, for the sentence that offers it. */
  readonly form: 'curl' | 'powershell' | 'json' | 'http' | 'python' | 'javascript'
  /** As written, without a key in it; null where the text names none. Shown, and never called. */
  readonly url: string | null
  /** Beside content type and key, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject
  /** A key stood in the text and was dropped: in a header, the URL, the body or an argument. */
  readonly hadKey: boolean
  /** Where the text says it by the SDK it uses; null where only URL, headers and body can tell. */
  readonly dialectId: DialectId | null
}

/** Why a text that looks like a request cannot be read: a sentence, and the place, both from 1. */
export interface ImportProblem {
  readonly message: string
  readonly line: number
  readonly column: number
}
