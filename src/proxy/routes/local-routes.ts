import { Hono } from 'hono'

import type { LocalRuntimesAnswer } from '../../core/protocol/health.ts'
import { jsonAnswer } from '../http/answers.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'

/** What runs on this machine: `core/protocol/SPEC.md`, "Local runtimes". */
export function createLocalRoutes({
  deps,
  providers,
  localRuntimes,
}: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
  routes.post('/', async () => {
    // A server for others must not tell them what runs beside it.
    const rows = deps.isLocalMode ? providers.list().filter(({ row }) => row.isLocal) : []
    const answer: LocalRuntimesAnswer = {
      isAllowed: deps.isLocalMode,
      runtimes: await Promise.all(rows.map((provider) => localRuntimes.look(provider))),
    }
    return jsonAnswer(answer)
  })
  return routes
}
