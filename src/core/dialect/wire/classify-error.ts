import type { ApiError, ApiErrorKind } from '../../chat/api-error.ts'
import type { ParamName } from '../../chat/params.ts'
import { paramLabels } from '../../chat/more-params.ts'
import { readErrorWords, type ErrorWords } from './read-error.ts'

/** How much of a provider's own words is kept, in characters. */
const longestDetail = 4096

type ParamNames = Readonly<Record<string, ParamName>>

/** The error an answer with a failing status is. */
export const errorOfBody = (status: number, body: string, names: ParamNames): ApiError =>
  buildError(status, readErrorWords(body), body, names)

/**
 * @param status null when it came inside an answer with status 200
 * @param body what is shown in the details fold
 * @param names wire name → ours
 */
export function buildError(
  status: number | null,
  words: ErrorWords,
  body: string,
  names: ParamNames,
): ApiError {
  const inner = status === null || status < 400 ? (words.status ?? status) : status
  const about = `${words.codes.join(' ')} ${words.message}`.slice(0, longestDetail)
  const parameter = parameterIn(words, names)
  const kind = kindOf(inner, about, parameter, namesOutright(words, names))
  const [code] = words.codes
  const detail = body.trim().slice(0, longestDetail)
  return {
    kind,
    message: sentenceOf(kind, words.message, inner, parameter),
    ...(detail !== '' && { detail }),
    ...(inner !== null && { status: inner }),
    ...(code !== undefined && { code }),
    ...(kind === 'bad-parameter' && parameter !== null && { parameter }),
    ...(words.retryAfterMs !== null && { retryAfterMs: words.retryAfterMs }),
  }
}

/** Words that decide whatever the status is, the most telling first. */
const telling: readonly (readonly [ApiErrorKind, RegExp])[] = [
  [
    'no-credit',
    /insufficient_(quota|funds|balance|credits?)|billing_error|exceeded your current quota|(insufficient|not enough|no|out of|low) (account )?(credits?|balance|funds)\b|credit balance is too low/i,
  ],
  [
    'context-overflow',
    /context_length_exceeded|string_above_max_length|context (length|window|size)|maximum context|prompt is too long|too many (input )?tokens|input (is )?too long|reduce the length|(exceeds?|exceeding) .{0,40}\b(tokens|context)|model_context_window_exceeded|request_too_large/i,
  ],
  [
    'blocked',
    /content_(filter|policy)|moderation|flagged|safety (system|polic|filter)|responsibleai|content management policy/i,
  ],
  ['bad-key', /invalid_api_key|authentication_error|incorrect api key|invalid (x-)?api[ -_]?key/i],
  [
    'model-not-found',
    /model_not_found|model_not_exist|(no such|unknown|invalid|not a valid) model|model .{0,120}(not found|does not exist|not exist|is not available|has been (retired|deprecated))/i,
  ],
  ['overloaded', /overloaded(_error)?|engine_overloaded|server is busy|at capacity/i],
  ['rate-limited', /rate_limit|rate limit|too many requests/i],
]

const byStatus: Readonly<Record<number, ApiErrorKind>> = {
  401: 'bad-key',
  402: 'no-credit',
  403: 'forbidden',
  408: 'timeout',
  429: 'rate-limited',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
}

/** Statuses that leave no doubt: no word in the body overrules them, save the ones of money. */
const certain: ReadonlySet<number> = new Set([401, 402, 429, 503, 504, 529])

function kindOf(
  status: number | null,
  about: string,
  parameter: ParamName | null,
  isNamed: boolean,
): ApiErrorKind {
  const said = telling.find(([, words]) => words.test(about))?.[0]
  // "max_tokens exceeds 4096 tokens" speaks of the parameter, not of the conversation.
  if (isNamed && said === 'context-overflow' && (status === 400 || status === 422))
    return 'bad-parameter'
  if (status !== null && certain.has(status))
    return said === 'no-credit' ? said : (byStatus[status] ?? 'upstream-failure')
  if (said !== undefined) return said
  if (status === null) return kindByType(about, parameter)
  const known = byStatus[status]
  if (known) return known
  if (status >= 300 && status < 400) return 'redirected'
  if (status >= 500) return 'upstream-failure'
  if (status === 404 && goneModel.test(about)) return 'model-not-found'
  if (status === 400 || status === 422) return parameter ? 'bad-parameter' : 'bad-request'
  return status >= 400 ? 'bad-request' : kindByType(about, parameter)
}

/** OpenRouter names no model, only that nobody serves it; with `that support …` it is about something else. */
const goneModel = /\bmodel\b|not_found_error|no endpoints found for/i

/** Inside a 200 there is only the type to go by. */
function kindByType(about: string, parameter: ParamName | null): ApiErrorKind {
  if (/permission_error|forbidden/i.test(about)) return 'forbidden'
  if (/not_found_error/i.test(about)) return 'model-not-found'
  if (/timeout/i.test(about)) return 'timeout'
  if (/invalid_request|validation/i.test(about)) return parameter ? 'bad-parameter' : 'bad-request'
  return 'upstream-failure'
}

/** Whether the envelope, or the first word of the message, is the name of a parameter. */
const namesOutright = ({ param, message }: ErrorWords, names: ParamNames): boolean =>
  [param ?? '', firstWord(message)].some((word) => Object.hasOwn(names, word))

const firstWord = (message: string): string => /^[`'"]?([a-z_]*)/.exec(message)?.[1] ?? ''

/** The place an envelope has for it, else the name at the start of the words, else the first in them. */
function parameterIn({ param, message: all }: ErrorWords, names: ParamNames): ParamName | null {
  const message = all.slice(0, longestDetail)
  if (param !== null && Object.hasOwn(names, param)) return names[param] ?? null
  const mentioned = [firstWord(message), ...(message.match(/\b[a-z]+(_[a-z]+)+\b/g) ?? [])]
  const quoted = message.match(/(?<=[`'"])(temperature|seed|stop|n)(?=[`'"])/g) ?? []
  const plain = /\btemperature\b/i.exec(message)?.[0].toLowerCase()
  const wire = [...mentioned, ...quoted, plain ?? ''].find((word) => Object.hasOwn(names, word))
  return wire === undefined ? null : (names[wire] ?? null)
}

const sentences: Partial<Record<ApiErrorKind, string>> = {
  'bad-key': 'The provider refused the API key.',
  'no-credit': 'The account at the provider has no credit left.',
  forbidden: 'The provider does not allow this key to do that.',
  blocked: 'The provider blocked this request or its answer.',
  'model-not-found': 'The provider does not have this model.',
  'context-overflow': 'The conversation is too long for this model.',
  'rate-limited': 'Too many requests: the provider asks to wait.',
  overloaded: 'The provider is overloaded at the moment.',
  timeout: 'The provider took too long to answer.',
  redirected: 'The provider answered with a redirect, which is never followed.',
}

function sentenceOf(
  kind: ApiErrorKind,
  said: string,
  status: number | null,
  parameter: ParamName | null,
): string {
  const own = sentences[kind]
  if (own !== undefined) return own
  if (kind === 'bad-parameter' && parameter !== null)
    return `The provider does not accept this value of ${paramLabels[parameter]}.`
  const code = status === null ? '' : ` (${status})`
  const opening =
    kind === 'bad-request'
      ? `The provider did not accept the request${code}`
      : `The provider failed${code}`
  const words = said.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  return words === '' ? `${opening}.` : `${opening}: ${words}`
}
