import type { ApiError } from '../../core/chat/api-error.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { parseJson } from '../../core/json.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { maskText } from '../keys/key-mask.ts'
import { dialectFor } from '../providers/provider-row.ts'
import type { Provider } from '../providers/provider.ts'
import { askForList, maxFactsBytes } from '../upstream/ask-for-list.ts'
import { readWhole, type WholeAnswer, type WholeFailure } from '../upstream/read-whole.ts'
import type { ProxyContext } from './context.ts'

const factsTimeoutMs = 20_000

/** A question whose answer is one JSON text: a list of models, a count of tokens. */
export interface FactsRequest {
  readonly provider: Provider
  readonly operation: 'models' | 'count-tokens'
  readonly body: string | null
}

const whatIs = { models: 'list of models', 'count-tokens': 'count of tokens' } as const

/** @returns the provider's JSON as it came, keys masked */
export async function fetchFacts(
  context: ProxyContext,
  request: FactsRequest,
): Promise<Result<string, ApiError>> {
  const { row } = request.provider
  const answer = await askFor(context, request)
  if (!answer.ok) return fail(describe(request, answer.error))
  const { status, text } = answer.value
  if (status !== 200) return fail(describeStatus(request, answer.value))
  const masked = maskText(text, context.secretFormsOf(row))
  return parseJson(masked).ok ? ok(masked) : fail(describe(request, { kind: 'malformed' }))
}

function askFor(
  { callProvider, deps: { setTimer } }: ProxyContext,
  { provider, operation, body }: FactsRequest,
): Promise<Result<WholeAnswer, WholeFailure>> {
  if (operation === 'models')
    return askForList(provider, { callProvider, setTimer, timeoutMs: factsTimeoutMs })
  return readWhole((signal) => callProvider({ provider, operation, body, signal }), {
    timeoutMs: factsTimeoutMs,
    maxBytes: maxFactsBytes,
    setTimer,
  })
}

function describe({ provider, operation }: FactsRequest, failure: WholeFailure): ApiError {
  const { name } = provider.row
  switch (failure.kind) {
    case 'timeout':
      return { kind: 'timeout', message: `${name} did not send its ${whatIs[operation]} in time.` }
    case 'malformed':
      return { kind: 'malformed', message: `${name}'s ${whatIs[operation]} is unreadable.` }
    case 'unreachable':
      return { kind: 'unreachable', message: failure.detail }
  }
}

/** By the provider's own words, which are not passed on: they may hold anything. */
function describeStatus(
  { provider: { row }, operation }: FactsRequest,
  { status, text }: WholeAnswer,
): ApiError {
  const dialect = dialectFor(row, operation) ?? 'openai-chat'
  return {
    kind: dialects[dialect].decodeError(status, text).kind,
    message: `${row.name} answered ${status} when asked for its ${whatIs[operation]}.`,
  }
}
