import type { ApiError } from '../../core/chat/api-error.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { retryAfterMs } from '../../core/dialect/wire/retry-after.ts'
import type { WholeAnswer } from '../upstream/read-whole.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'

/** What the last telling answer to a run said of its provider. */
export type RunMark =
  | { readonly state: 'ready' | 'bad-key' | 'no-credit' }
  /** On the clock of `now`. */
  | { readonly state: 'limited'; readonly untilMs: number }

/** A 429 that does not say how long. */
const usualWaitMs = 20_000

/** What a provider asks for is believed up to an hour: it may ask for a day, or for a typing error. */
const longestWaitMs = 60 * 60_000

/** When it may be asked again, on the clock of `now`. */
export const waitUntil = (askedMs: number | null | undefined, now: number): number =>
  now + Math.min(askedMs ?? usualWaitMs, longestWaitMs)

const isGood = ({ status }: UpstreamResponse): boolean => status >= 200 && status < 300

/**
 * By its head alone. A refusal may come with 200 (ModelsLab: contract.md §1), but not as a stream.
 * @returns null when that says nothing of key, credit or limits
 */
export function readMark(response: UpstreamResponse, now: number): RunMark | null {
  const { status, headers } = response
  if (isGood(response))
    return headers['content-type']?.startsWith('text/event-stream') ? { state: 'ready' } : null
  switch (status) {
    case 401:
      return { state: 'bad-key' }
    case 402:
      return { state: 'no-credit' }
    case 429:
      return { state: 'limited', untilMs: waitUntil(retryAfterMs(headers), now) }
    default:
      return null
  }
}

/** OpenAI says with 429, too, that the account is empty; what comes whole with 200 may be a refusal. */
export const tellsMore = (response: UpstreamResponse): boolean =>
  response.status === 429 || (isGood(response) && readMark(response, 0) === null)

/** The same of an answer that `tellsMore`, by its whole text. */
export function readMarkOfBody(
  { status, headers, text }: WholeAnswer,
  dialectId: DialectId | null,
  now: number,
): RunMark | null {
  const dialect = dialects[dialectId ?? 'openai-chat']
  if (status === 429) return markOfError(dialect.decodeError(status, text), headers, now)
  const last = dialect.decodeBody(text).at(-1)
  if (last?.type === 'error') return markOfError(last.error, headers, now)
  return last?.type === 'finish' ? { state: 'ready' } : null
}

function markOfError(
  { kind, retryAfterMs: inBody }: ApiError,
  headers: UpstreamResponse['headers'],
  now: number,
): RunMark | null {
  switch (kind) {
    case 'bad-key':
    case 'no-credit':
      return { state: kind }
    case 'rate-limited':
      return { state: 'limited', untilMs: waitUntil(retryAfterMs(headers) ?? inBody, now) }
    default:
      return null // it says nothing of key, credit or limits
  }
}
