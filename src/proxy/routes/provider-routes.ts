import { Hono } from 'hono'

import type { Operation } from '../../core/dialect/dialect.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { errorAnswer, jsonAnswer, refuse, refuseBody, verbatimJsonAnswer } from '../http/answers.ts'
import { hasMoreValues, mostJsonValues, tooManyValues } from '../http/json-weight.ts'
import { bytesOf, readText } from '../http/read-text.ts'
import { demoProviderId } from '../providers/provider-rows.ts'
import {
  describeMissingKey,
  describeProvider,
  isUsable,
  urlOf,
  type Provider,
} from '../providers/provider.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'
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
    return jsonAnswer(await context.health.check(provider, c.req.query('fresh') === 'yes'))
  })

  routes.get('/:id/models', async (c) => {
    const provider = findServing(context, c.req.param('id'), 'models')
    if (provider instanceof Response) return provider
    const stranger = await refuseStranger(context, provider)
    return stranger ?? answerFacts(context, { provider, operation: 'models', body: null })
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

/** Its port may be anybody's: a list is taken from a local runtime that was recognised only. */
async function refuseStranger(
  { localRuntimes }: ProxyContext,
  provider: Provider,
): Promise<Response | null> {
  if (!provider.row.isLocal) return null
  const { name, state } = await localRuntimes.look(provider)
  return state === 'absent'
    ? errorAnswer(502, { kind: 'unreachable', message: `${name} is not running.` })
    : null
}

async function answerFacts(context: ProxyContext, request: FactsRequest): Promise<Response> {
  const facts = await fetchFacts(context, request)
  return facts.ok ? verbatimJsonAnswer(facts.value) : errorAnswer(502, facts.error)
}
