import type { DialectId } from '../../../dialect/dialect.ts'
import type { JsonObject } from '../../../json.ts'

/** A command as somebody's documentation prints it, and every field that has to come out of it. */
export interface DocumentedCurl {
  readonly name: string
  readonly text: string
  readonly url: string
  readonly dialectId: DialectId
  readonly headers?: Readonly<Record<string, string>>
  readonly body: JsonObject
  readonly hadKey?: boolean
  /** Where one text in a list is sent as the text alone, which says the same. */
  readonly sentMessages?: readonly JsonObject[]
  readonly form?: 'curl' | 'powershell'
}
