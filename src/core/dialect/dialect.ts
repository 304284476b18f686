import type { ApiError } from '../chat/api-error.ts'
import type { ParamName, ParamSupports } from '../chat/params.ts'
import type { ChatRequest } from '../chat/request.ts'
import type { StreamEvent } from '../chat/stream-event.ts'
import type { JsonObject } from '../json.ts'
import type { Result } from '../result.ts'

/** Named after the endpoint whose documentation it follows. */
export type DialectId = 'openai-chat' | 'anthropic-messages'

/** What can be asked of a provider. Each provider row says which URL serves it. */
export type Operation = 'chat' | 'messages' | 'count-tokens' | 'models'

/** One server-sent event: `event` is null when the field was absent. */
export interface SseFrame {
  readonly event: string | null
  readonly data: string
}

/** Where endpoints of one dialect differ. Part of a provider's row; the defaults suit most. */
export interface WireTraits {
  /** Ask for token counts at the end of a stream. Mistral has answered 422 to the question. */
  readonly asksStreamUsage: boolean
  /** `completion` where only the newer name of Max Tokens is accepted (OpenAI reasoning models). */
  readonly maxTokensField: 'plain' | 'completion'
  /**
   * The member by which a last message of the assistant says that the answer goes on from it. Absent
   * where none is needed, or none is known.
   */
  readonly prefillField?: 'partial' | 'prefix'
}

/** What suits most endpoints. */
export const defaultTraits: WireTraits = { asksStreamUsage: true, maxTokensField: 'plain' }

/** What encoding changed, lost or had to add. Said to the user before anything is sent. */
export interface ParamWarning {
  readonly kind: 'unsupported' | 'clamped' | 'conflict' | 'added' | 'moved' | 'overridden'
  readonly param: ParamName | null
  readonly message: string
  /** The way out of a conflict: another value. Without it, leaving the parameter out is one. */
  readonly setTo?: number
}

/** A request as it goes on the wire, and what was done to it on the way. */
export interface EncodedRequest {
  readonly operation: Operation
  /**
   * The body, byte for byte as it is shown, sent and put into snippets: JSON with two-space
   * indentation and one final newline, because a shell heredoc ends with one.
   */
  readonly body: string
  readonly warnings: readonly ParamWarning[]
  /** The parameters that are in the body, in our names. */
  readonly sent: readonly ParamName[]
}

/** Fed frames, gives events. Never throws (law D5) and gives exactly one final event (law D3). */
export interface StreamDecoder {
  push(frame: SseFrame): readonly StreamEvent[]
  /** The transport is over. Gives the final event if none was given yet, otherwise nothing. */
  end(): readonly StreamEvent[]
}

/** What an encoder of answers must know that the events do not say. */
export interface AnswerMeta {
  readonly responseId: string
  readonly model: string
  /** Unix time in seconds. */
  readonly createdAt: number
}

/** Where a payload holds words: in itself, or in each item of one of its lists. */
export interface TextPlace {
  readonly list: {
    readonly member: string
    /** What a program calls one of them. */
    readonly item: string
    /** Together they are one text; otherwise each is an answer of its own. */
    readonly areParts: boolean
  } | null
  /** All of these hold, asked in this order of the payload or the item: `['delta', 'type']` is a text. */
  readonly when: readonly { readonly path: readonly string[]; readonly equals: string }[]
  readonly path: readonly string[]
  /** The member may be absent or null: the answer, or this piece of it, has no words. */
  readonly canBeMissing: boolean
}

/** An official client library. */
export interface SdkFacts {
  /** As it is installed and imported: `openai`. */
  readonly packageName: string
  readonly className: string
  /** `chat.completions.create` */
  readonly method: string
  /** How its constructor names the key, by the header the key travels in. */
  readonly keyArgument: { readonly bearer: string; readonly 'x-api-key': string }
  /** Of what a provider says about an error it takes only what stands in an `error` member. */
  readonly readsOnlyErrorMember: boolean
}

/** What snippets print and read. */
export interface ProgramFacts {
  /** What every URL of this dialect ends with, and what an SDK adds to its base URL by itself. */
  readonly path: string
  /** The words in a whole answer, and in one payload of a stream. */
  readonly wholeText: TextPlace
  readonly streamedText: TextPlace
  /** The payload after the last one. It need not come. */
  readonly endMark: string
  readonly sdk: {
    readonly python: SdkFacts & {
      /** Members of the body that the method takes by name; all others go into `extra_body`. */
      readonly arguments: readonly string[]
      /** By the header the key travels in: others that the SDK would send, with a key of its own finding. */
      readonly strayHeaders: Readonly<Record<'bearer' | 'x-api-key' | 'none', readonly string[]>>
    }
    readonly javascript: SdkFacts & {
      /** Outermost members that its method takes for something else and does not send. */
      readonly swallows: readonly string[]
    }
  }
}

/** What a request can hold beside its parameters. */
export type RequestPart = 'system' | 'images' | 'tools' | 'tool calls' | 'tool results'

/** The half of a wire format that writes requests: all that is needed until one is sent. */
export interface RequestDialect {
  readonly id: DialectId
  /** On the page: "OpenAI compatible". */
  readonly label: string
  /** The operation that answers a ChatRequest. */
  readonly operation: 'chat' | 'messages'
  /** Headers every request of this dialect carries beside `content-type` and the key. */
  readonly headers: Readonly<Record<string, string>>
  readonly params: ParamSupports
  /** The member of the body that carries a parameter, as this dialect calls it; null where it has none. */
  readonly wireNames: Readonly<Record<ParamName, string | null>>
  /** Where such a part stands in a body, to end a sentence: "is the first message". */
  readonly forms: Readonly<Record<RequestPart, string>>

  /** @param supports narrower than the dialect's own, where the provider or the model is */
  encodeRequest(
    request: ChatRequest,
    traits?: WireTraits,
    supports?: ParamSupports,
  ): Result<EncodedRequest, ApiError>
}

/** One wire format, both ways, pure. */
export interface Dialect extends RequestDialect {
  /** What a program has to know that speaks this dialect. */
  readonly program: ProgramFacts

  /** A request of anyone's making. Outermost members that have no name here become `extra`. */
  decodeRequest(body: unknown): Result<ChatRequest, ApiError>
  /** Whether a request's body is plainly of this dialect. Most short ones could be of any. */
  isOwnBody(body: JsonObject): boolean

  createStreamDecoder(): StreamDecoder
  /** An answer that came whole, errors that came with status 200 included. */
  decodeBody(body: string): readonly StreamEvent[]
  decodeError(status: number, body: string): ApiError

  /** The other direction, for the demo: frames of a stream, a whole body, an error's status and body. */
  createStreamEncoder(meta: AnswerMeta): (event: StreamEvent) => readonly SseFrame[]
  encodeBody(events: readonly StreamEvent[], meta: AnswerMeta): string
  encodeError(error: ApiError): { readonly status: number; readonly body: string }
}
