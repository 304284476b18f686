import type { ApiError, ApiErrorKind } from '../../chat/api-error.ts'

const statuses: Partial<Record<ApiErrorKind, number>> = {
  'no-key': 401,
  'bad-key': 401,
  'no-credit': 402,
  forbidden: 403,
  blocked: 403,
  'model-not-found': 404,
  'bad-parameter': 400,
  'bad-request': 400,
  'context-overflow': 400,
  'rate-limited': 429,
  overloaded: 503,
  timeout: 504,
}

/** The status an error is sent with. */
export const statusOf = ({ status, kind }: ApiError): number =>
  status !== undefined && status >= 400 ? status : (statuses[kind] ?? 500)
