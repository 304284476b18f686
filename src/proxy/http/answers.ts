import type { ApiError } from '../../core/chat/api-error.ts'
import type { ErrorAnswer } from '../../core/protocol/protocol.ts'

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
