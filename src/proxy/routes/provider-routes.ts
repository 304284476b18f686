import { Hono } from 'hono'

import type { ApiError, ApiErrorKind } from '../../core/chat/api-error.ts'
import { parseJson } from '../../core/json.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { errorAnswer, jsonAnswer, refuse, verbatimJsonAnswer } from '../http/answers.ts'
import { maskText } from '../keys/key-mask.ts'
import { demoProviderId } from '../providers/provider-rows.ts'
import { describeProvider, isUsable, urlOf, type Provider } from '../providers/provider.ts'
import { describeFailure } from '../upstream/describe-failure.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'

/** OpenRouter's list, the longest known, has about 600 kB. */
const maxListBytes = 8 * 1024 * 1024

const listTimeoutMs = 20_000

/** Facts about providers: `core/protocol/SPEC.md`, "Facts". */
export function createProviderRoutes(context: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()

  routes.get('/', (c) => {
    const ownOrigin = new URL(c.req.url).origin
    const answer: ProvidersAnswer = {
      providers: context.providers.list().map((one) => describeProvider(one, ownOrigin)),
      standIn: demoProviderId,
    }
    return jsonAnswer(answer)
  })

  routes.get('/:id/models', async (c) => {
    const provider = context.providers.find(c.req.param('id'))
    if (provider === null || urlOf(provider, 'models') === null)
      return refuse(404, 'There is no such list of models.')
    if (!isUsable(provider)) return errorAnswer(409, describeMissingKey(provider))
    const list = await fetchModels(context, provider)
    return list.ok ? verbatimJsonAnswer(list.value) : errorAnswer(502, list.error)
  })

  return routes
}

const describeMissingKey = ({ problem, row }: Provider): ApiError => ({
  kind: 'no-key',
  message: problem ?? `${row.name} has no key on this server.`,
})

async function fetchModels(
  context: ProxyContext,
  provider: Provider,
): Promise<Result<string, ApiError>> {
  const controller = new AbortController()
  const { signal } = controller
  const cancelTimer = context.deps.setTimer(listTimeoutMs, () => controller.abort())
  try {
    const call = { provider, operation: 'models', body: null, signal } as const
    const response = await context.callProvider(call)
    if (response.status !== 200) return fail(describeStatus(provider, response.status))
    const text = await readList(response)
    const masked = text === null ? null : maskText(text, context.secretFormsOf(provider.row))
    return masked !== null && parseJson(masked).ok
      ? ok(masked)
      : fail({ kind: 'malformed', message: `${provider.row.name}'s list of models is unreadable.` })
  } catch (error) {
    return fail(
      signal.aborted
        ? { kind: 'timeout', message: `${provider.row.name} did not send its list in time.` }
        : {
            kind: 'unreachable',
            message: describeFailure(error, false).detail ?? 'The provider could not be reached.',
          },
    )
  } finally {
    cancelTimer()
    controller.abort() // closes the socket when the answer was not read to its end
  }
}

/** Null when it is too large or compressed. */
async function readList(response: UpstreamResponse): Promise<string | null> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return null
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const take = (piece: Uint8Array) => {
    bytes += piece.byteLength
    if (bytes > maxListBytes) throw new Error('The list is too large') // breaks it off
    text += decoder.decode(piece, { stream: true })
  }
  try {
    await response.readBody(take)
    return text + decoder.decode()
  } catch (error) {
    if (bytes > maxListBytes) return null
    throw error
  }
}

const kindOfStatus: ReadonlyMap<number, ApiErrorKind> = new Map([
  [401, 'bad-key'],
  [402, 'no-credit'],
  [403, 'forbidden'],
  [429, 'rate-limited'],
])

function describeStatus({ row }: Provider, status: number): ApiError {
  const isRedirect = status >= 300 && status < 400
  return {
    kind: isRedirect ? 'redirected' : (kindOfStatus.get(status) ?? 'upstream-failure'),
    message: `${row.name} answered ${status} when asked for its models.`,
  }
}
