import type { ApiError, ApiErrorKind } from '../../chat/api-error.ts'
import { errorOfBody } from '../wire/classify-error.ts'
import { statusOf } from '../wire/error-status.ts'
import { anthropicParamNames } from './params.ts'

export const decodeError = (status: number, body: string): ApiError =>
  errorOfBody(status, body, anthropicParamNames)

/** @see https://docs.anthropic.com/en/api/errors */
const types: Partial<Record<ApiErrorKind, string>> = {
  'no-key': 'authentication_error',
  'bad-key': 'authentication_error',
  'no-credit': 'billing_error',
  forbidden: 'permission_error',
  'model-not-found': 'not_found_error',
  'rate-limited': 'rate_limit_error',
  overloaded: 'overloaded_error',
  timeout: 'timeout_error',
  'upstream-failure': 'api_error',
}

export const errorBody = (error: ApiError) => ({
  type: 'error',
  error: { type: types[error.kind] ?? 'invalid_request_error', message: messageOf(error) },
})

/** The envelope has no place for a parameter: its name opens the message, `top_p: …`. */
function messageOf({ message, parameter }: ApiError): string {
  const [name] = Object.entries(anthropicParamNames).find(([, own]) => own === parameter) ?? []
  return name === undefined || message.startsWith(`${name}:`) ? message : `${name}: ${message}`
}

export const encodeError = (error: ApiError) => ({
  status: statusOf(error),
  body: JSON.stringify(errorBody(error)),
})
