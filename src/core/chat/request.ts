import type { JsonObject } from '../json.ts'
import type { ChatMessage } from './message.ts'
import type { Params } from './params.ts'

/** A function the model may call; `schema` is the JSON Schema of its arguments. */
export interface ToolDefinition {
  readonly name: string
  readonly description?: string
  readonly schema: { readonly [key: string]: unknown }
}

/** What is asked, in no dialect: the same request can be encoded in each of them. */
export interface ChatRequest {
  readonly model: string
  readonly messages: readonly ChatMessage[]
  readonly params: Params
  readonly stream: boolean
  readonly tools?: readonly ToolDefinition[]
  /** A name means that one function must be called. */
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string }
  /**
   * Members of the body that have no name here, merged over all others, as `extra_body` of the
   * official SDKs is: the outermost level only.
   */
  readonly extra?: JsonObject
}
