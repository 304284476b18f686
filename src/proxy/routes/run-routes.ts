import { Hono } from 'hono'

import { emptyAnswer } from '../http/answers.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'
import { isOwnRun, unknownRun } from './own-run.ts'

/** Stopping runs: `core/protocol/SPEC.md`, "Runs". The rest of it is in `open-log.ts`. */
export function createRunRoutes(context: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
  routes.delete('/:id', async (c) => {
    const runId = c.req.param('id')
    if (!(await isOwnRun(context, runId, c.get('owner')))) return unknownRun()
    await context.runs.stop(runId, { cause: 'stopped' })
    return emptyAnswer()
  })
  return routes
}
