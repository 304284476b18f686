import { Hono } from 'hono'

import type { Operation } from '../../core/dialect/dialect.ts'
import { parseJson } from '../../core/json.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { errorAnswer, jsonAnswer, refuse, refuseBody, verbatimJsonAnswer } from '../http/answers.ts'
import { hasMoreValues, mostJsonValues, tooManyValues } from '../http/json-weight.ts'
import { checkSource } from '../http/origin-guard.ts'
import { bytesOf, readText } from '../http/read-text.ts'
import type { RequestHead } from '../http/request-head.ts'
import { demoProviderId } from '../providers/provider-rows.ts'
import {
  describeMissingKey,
  describeProvider,
  isUsable,
  urlOf,
  type Provider,
} from '../providers/provider.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'
import { describeStranger, isStranger } from './stranger.ts'
import { fetchFacts, type FactsRequest } from './fetch-facts.ts'

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

  routes.get('/:id/health', async (c) => {
    const provider = context.providers.find(c.req.param('id'))
    if (provider === null) return refuse(404, 'There is no such provider.')
    const refusal = checkLook(c.req.raw, provider)
    if (refusal !== null) return refusal
    return jsonAnswer(await context.health.check(provider, c.req.query('fresh') === 'yes'))
  })

  routes.get('/:id/models', async (c) => {
    const provider = findServing(context, c.req.param('id'), 'models')
    if (provider instanceof Response) return provider
    const refusal = checkLook(c.req.raw, provider)
    if (refusal !== null) return refusal
    // Seldom asked, and looked at each time: the answer is a list of what is there now.
    const { isLocal } = provider.row
    if (isLocal && (await context.localRuntimes.look(provider)).state === 'absent')
      return refuseStranger(provider)
    return answerFacts(context, { provider, operation: 'models', body: null })
  })

  routes.post('/:id/count-tokens', async (c) => {
    const provider = findServing(context, c.req.param('id'), 'count-tokens')
    if (provider instanceof Response) return provider
    const hold = context.bodies.open()
    try {
      const { maxRequestBytes } = context.deps.limits
      const body = await readText(bytesOf(c.req.raw), maxRequestBytes, hold)
      if (!body.ok) return refuseBody(body.error, `A request may have ${maxRequestBytes} bytes.`)
      if (hasMoreValues(body.value, mostJsonValues)) return refuse(400, tooManyValues)
      if (!parseJson(body.value).ok)
        return errorAnswer(400, { kind: 'bad-request', message: 'The request is not JSON.' })
      if (await isStranger(context, provider)) return refuseStranger(provider)
      return await answerFacts(context, { provider, operation: 'count-tokens', body: body.value })
    } finally {
      hold.release()
    }
  })

  return routes
}

function findServing(
  { providers }: ProxyContext,
  id: string,
  operation: Operation,
): Provider | Response {
  const provider = providers.find(id)
  if (provider === null || urlOf(provider, operation) === null)
    return refuse(404, `There is no such provider, or it does not serve ${operation}.`)
  return isUsable(provider)
    ? provider
    : errorAnswer(409, { kind: 'no-key', message: describeMissingKey(provider) })
}

/** Its port may be anybody's: nothing is sent to a local runtime, or taken from it, unrecognised. */
const refuseStranger = (provider: Provider): Response =>
  errorAnswer(502, { kind: 'unreachable', message: describeStranger(provider) })

/** To ask for it makes the server look at its machine, which is not for every page to cause. */
const checkLook = (head: RequestHead, { row }: Provider): Response | null =>
  row.isLocal ? checkSource(head) : null

async function answerFacts(context: ProxyContext, request: FactsRequest): Promise<Response> {
  const facts = await fetchFacts(context, request)
  if (!facts.ok) context.localRuntimes.doubt(request.provider)
  return facts.ok ? verbatimJsonAnswer(facts.value) : errorAnswer(502, facts.error)
}
