import type { DialectId } from '../../dialect/dialect.ts'
import type { JsonObject } from '../../json.ts'
import type { Result } from '../../result.ts'
import type { FoundRequest } from './found-request.ts'
import type { Fault } from './place.ts'

/** A word of a request as it stands in a text. */
export interface Written {
  readonly text: string
  readonly offset: number
  /** Part of it is a variable: the text does not say what is sent. */
  readonly hasHole: boolean
}

/** The steps from a body to one of its values: `['messages', 0, 'content']`. */
export type BodyPath = readonly (string | number)[]

/** A body that was read, and where its values stand. */
export interface DraftBody {
  readonly members: JsonObject
  /** The value's offset, or that of the nearest one around it. */
  offsetOf(path: BodyPath): number
}

/** What a reader finds: everything, keys included, with the places. */
export interface Draft {
  readonly form: FoundRequest['form']
  readonly url: Written | null
  readonly headers: readonly (readonly [name: string, value: Written])[]
  readonly body: DraftBody
  /** Keys in other places: `-u`, `api_key=`. */
  readonly keys: readonly Written[]
  readonly dialectId: DialectId | null
}

/** Reads one form. Null when the text is not of this form at all, so that the next one may try. */
export type RequestReader = (text: string) => Result<Draft, Fault> | null
