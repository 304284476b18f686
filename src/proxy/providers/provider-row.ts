import type { DialectId, Operation, WireTraits } from '../../core/dialect/dialect.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'

/** How a key travels. A provider that needs none gets `none`. */
export type AuthScheme = ProviderInfo['auth']

/** All we know of a provider before the environment is read. A new provider is a new row. */
export interface ProviderRow {
  readonly id: string
  readonly name: string
  /** The environment variable of its key; null for one that never takes a key. */
  readonly keyVariable: string | null
  readonly needsKey: boolean
  /** The environment variable that replaces `baseUrl`. */
  readonly baseUrlVariable: string
  readonly baseUrl: string
  /** What it serves, as paths after the base URL. An operation that is not here is refused. */
  readonly paths: Readonly<Partial<Record<Operation, string>>>
  /**
   * A GET that proves the key, where the list of models does not: OpenRouter's needs none. The list
   * is asked where this is not set.
   */
  readonly checkPath?: string
  /** Where the list is asked for when there is none at `paths.models`. */
  readonly otherModelsPath?: string
  /** A runtime on this machine; see `ProviderInfo`. */
  readonly isLocal: boolean
  readonly auth: AuthScheme
  readonly traits: WireTraits
  readonly links: ProviderInfo['links']
}

/** Which wire format an operation speaks; `models` is a plain GET and speaks whichever is served. */
export const dialectOfOperation = {
  chat: 'openai-chat',
  messages: 'anthropic-messages',
  'count-tokens': 'anthropic-messages',
} as const satisfies Partial<Record<Operation, DialectId>>

export function dialectsOf(row: ProviderRow): readonly DialectId[] {
  const dialects: DialectId[] = []
  if (row.paths.chat !== undefined) dialects.push(dialectOfOperation.chat)
  if (row.paths.messages !== undefined) dialects.push(dialectOfOperation.messages)
  return dialects
}

/** The dialect whose fixed headers a request of this operation carries. */
export function dialectFor(row: ProviderRow, operation: Operation): DialectId | null {
  return operation === 'models' ? (dialectsOf(row)[0] ?? null) : dialectOfOperation[operation]
}
