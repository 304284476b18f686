import type { ApiError } from '../../core/chat/api-error.ts'
import type { ErrorAnswer } from '../../core/protocol/protocol.ts'
import type { ReadTextFailure } from './read-text.ts'

const plainHeaders = { 'content-type': 'application/json', 'cache-control': 'no-store' }

export const jsonAnswer = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: plainHeaders })

/** A JSON text that is passed on as it came. */
export const verbatimJsonAnswer = (text: string): Response =>
  new Response(text, { headers: plainHeaders })

export const emptyAnswer = (): Response =>
  new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })

/** The only form a failure of `/api` has. `error.message` is our own sentence, never an exception's. */
export function errorAnswer(
  status: number,
  error: ApiError,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: ErrorAnswer = { error: { ...error, status } }
  return new Response(JSON.stringify(body), { status, headers: { ...plainHeaders, ...headers } })
}

export const refuse = (status: number, message: string): Response =>
  errorAnswer(status, { kind: 'refused', message })

/** Too much is going on: the same request may be made again in a moment. */
export const tryAgain = (
  status: 429 | 503,
  message: string,
  { retryAfterMs = 2000, ...headers }: { retryAfterMs?: number; connection?: 'close' } = {},
): Response =>
  errorAnswer(
    status,
    { kind: 'rate-limited', message, retryAfterMs },
    { 'retry-after': String(Math.ceil(retryAfterMs / 1000)), ...headers },
  )

/** What is still on its way is not read. */
const closing = { connection: 'close' } as const

/** @param what the sentence for a body that is too large */
export function refuseBody(failure: ReadTextFailure, what: string): Response {
  switch (failure) {
    case 'too-large':
      return errorAnswer(413, { kind: 'bad-request', message: what }, closing)
    case 'no-room':
      return tryAgain(503, 'Too many large requests at once. Try again in a moment.', closing)
    case 'not-utf8':
    case 'broken-off':
      return errorAnswer(400, {
        kind: 'bad-request',
        message: 'The request is not readable as UTF-8.',
      })
  }
}
