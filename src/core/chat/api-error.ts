import type { ParamName } from './params.ts'

/** Every way a run can fail, as a user can act on it. Closed: each has its words in `ui/chat`. */
export type ApiErrorKind =
  | 'no-key' // the provider has no key on this server
  | 'bad-key' // 401: wrong, expired or disabled
  | 'no-credit' // 402
  | 'forbidden' // 403: this key, plan or region may not
  | 'blocked' // moderation refused the prompt or the answer
  | 'model-not-found'
  | 'bad-parameter' // 400/422 that names a parameter
  | 'bad-request' // any other 4xx
  | 'context-overflow'
  | 'rate-limited' // 429
  | 'overloaded' // 503, 529
  | 'upstream-failure' // 5xx, or an error inside a 200
  | 'unreachable' // no connection to the provider
  | 'redirected' // a 3xx: never followed, it would carry the key elsewhere
  | 'timeout' // no headers, or silence, for too long
  | 'truncated' // the stream ended without saying that the answer is finished
  | 'limit' // one of our caps on an answer was reached
  | 'malformed' // not what the dialect says, and not readable as an error either
  | 'server-down' // the browser cannot reach the Verbatim server
  | 'offline' // the browser has no network
  | 'interrupted' // the Verbatim server lost the run (restart, eviction)
  | 'key-in-request' // it holds what looks like an API key: it was never sent
  | 'part-missing' // a part of the page could not be fetched: it was never sent
  | 'refused' // the Verbatim server will not do that

/** A failure as data. Never carries a key: providers' words are masked before they enter the log. */
export interface ApiError {
  readonly kind: ApiErrorKind
  /** One sentence for a person: what happened. */
  readonly message: string
  /** The provider's own body or words, for the details fold. */
  readonly detail?: string
  readonly status?: number
  /** The provider's code or type: `insufficient_quota`, `overloaded_error` … */
  readonly code?: string
  readonly parameter?: ParamName
  readonly retryAfterMs?: number
}
