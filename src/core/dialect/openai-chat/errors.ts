import type { ApiError, ApiErrorKind } from '../../chat/api-error.ts'
import { errorOfBody } from '../wire/classify-error.ts'
import { statusOf } from '../wire/error-status.ts'
import { openAiParamNames } from './params.ts'

export const decodeError = (status: number, body: string): ApiError =>
  errorOfBody(status, body, openAiParamNames)

/** @see https://platform.openai.com/docs/guides/error-codes */
const types: Partial<Record<ApiErrorKind, string>> = {
  'bad-key': 'authentication_error',
  'no-key': 'authentication_error',
  'no-credit': 'insufficient_quota',
  forbidden: 'permission_error',
  'rate-limited': 'rate_limit_error',
  overloaded: 'overloaded_error',
  timeout: 'timeout_error',
  'upstream-failure': 'server_error',
}

const codes: Partial<Record<ApiErrorKind, string>> = {
  'bad-key': 'invalid_api_key',
  'no-credit': 'insufficient_quota',
  blocked: 'content_filter',
  'model-not-found': 'model_not_found',
  'context-overflow': 'context_length_exceeded',
  'rate-limited': 'rate_limit_exceeded',
  'bad-parameter': 'invalid_value',
}

export function errorBody(error: ApiError) {
  const [param = null] =
    Object.entries(openAiParamNames).find(([, name]) => name === error.parameter) ?? []
  return {
    error: {
      message: error.message,
      type: types[error.kind] ?? 'invalid_request_error',
      param,
      code: error.code ?? codes[error.kind] ?? null,
    },
  }
}

export const encodeError = (error: ApiError) => ({
  status: statusOf(error),
  body: JSON.stringify(errorBody(error)),
})
