import type { ApiError } from '../../core/chat/api-error.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { parseJson } from '../../core/json.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { maskText } from '../keys/key-mask.ts'
import { dialectFor } from '../providers/provider-row.ts'
import type { Provider } from '../providers/provider.ts'
import { readWhole, type WholeAnswer, type WholeFailure } from '../upstream/read-whole.ts'
import type { ProxyContext } from './context.ts'

/** OpenRouter's list of models, the longest known, has about 600 kB. */
const maxFactsBytes = 8 * 1024 * 1024

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
  const answer = await askTwice(context, request)
  if (!answer.ok) return fail(describe(request, answer.error))
  const { status, text } = answer.value
  if (status !== 200) return fail(describeStatus(request, answer.value))
  const masked = maskText(text, context.secretFormsOf(row))
  return parseJson(masked).ok ? ok(masked) : fail(describe(request, { kind: 'malformed' }))
}

/** A second time where the row knows another place for the list. */
async function askTwice(
  { callProvider, deps }: ProxyContext,
  { provider, operation, body }: FactsRequest,
): Promise<Result<WholeAnswer, WholeFailure>> {
  const { row, base } = provider
  const limits = { timeoutMs: factsTimeoutMs, maxBytes: maxFactsBytes, setTimer: deps.setTimer }
  const call = { provider, operation, body }
  const first = await readWhole((signal) => callProvider({ ...call, signal }), limits)
  const other = operation === 'models' ? row.otherModelsPath : undefined
  if (other === undefined || !first.ok || first.value.status !== 404) return first
  const url = `${base.text}${other}`
  return readWhole((signal) => callProvider({ ...call, url, signal }), limits)
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
