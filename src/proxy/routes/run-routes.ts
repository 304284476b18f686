import { Hono, type Context } from 'hono'

import type { ApiError } from '../../core/chat/api-error.ts'
import { parseJson } from '../../core/json.ts'
import { isRunId, parseStartRun, type StartRun } from '../../core/protocol/protocol.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { emptyAnswer, errorAnswer, refuse } from '../http/answers.ts'
import type { Outlet } from '../http/outlet.ts'
import { readText } from '../http/read-text.ts'
import { isSameSecret } from '../http/safe-equal.ts'
import { isUsable, urlOf, type Provider } from '../providers/provider.ts'
import type { StartOutcome } from '../runs/live-runs.ts'
import { readLog, type LogReader } from '../runs/log-reader.ts'
import { createLogStream } from '../runs/log-stream.ts'
import type { ProxyContext, ProxyEnv } from './context.ts'

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // nginx would hold back every event until the answer is whole (toolchain.md, fact 4).
  'x-accel-buffering': 'no',
}

const unknownRun = (): Response => refuse(404, 'There is no such run.')

const evictedRun = (): Response =>
  errorAnswer(410, {
    kind: 'interrupted',
    message: 'The server no longer has this answer.',
  })

const tooManyRuns = (): Response =>
  errorAnswer(
    429,
    { kind: 'rate-limited', message: 'Too many answers are running.', retryAfterMs: 2000 },
    { 'retry-after': '2' },
  )

const badRequest = (message: string): ApiError => ({ kind: 'bad-request', message })

/** Starting, reading and stopping runs: `core/protocol/SPEC.md`, "Runs". */
export function createRunRoutes(context: ProxyContext): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()

  routes.post('/', async (c) => {
    const start = await readStartRun(c.req.raw, context.deps.limits.maxRequestBytes)
    return start.ok ? postRun(context, start.value, c.get('owner'), outletOf(c)) : start.error
  })

  routes.get('/:id', async (c) => {
    const runId = c.req.param('id')
    const after = c.req.query('after') ?? '-1'
    if (!(await isOwnRun(context, runId, c.get('owner')))) return unknownRun()
    if (!/^(-1|\d{1,15})$/.test(after))
      return errorAnswer(400, badRequest('`after` must be a position.'))
    return streamLog(context, runId, Number(after), outletOf(c))
  })

  routes.delete('/:id', async (c) => {
    const runId = c.req.param('id')
    if (!(await isOwnRun(context, runId, c.get('owner')))) return unknownRun()
    await context.runs.stop(runId, { cause: 'stopped' })
    return emptyAnswer()
  })

  return routes
}

async function readStartRun(
  request: Request,
  maxBytes: number,
): Promise<Result<StartRun, Response>> {
  const text = await readText(request, maxBytes)
  if (!text.ok)
    return text.error === 'too-large'
      ? fail(
          errorAnswer(413, badRequest(`A request may have ${maxBytes} bytes.`), {
            connection: 'close', // what is still on its way is not read
          }),
        )
      : fail(errorAnswer(400, badRequest('The request is not readable as UTF-8.')))
  const json = parseJson(text.value)
  if (!json.ok) return fail(errorAnswer(400, badRequest('The request is not JSON.')))
  const start = parseStartRun(json.value)
  return start.ok ? ok(start.value) : fail(errorAnswer(400, badRequest(start.error)))
}

async function isOwnRun({ deps }: ProxyContext, runId: string, owner: string): Promise<boolean> {
  if (!isRunId(runId)) return false
  const runOwner = await deps.log.ownerOf(runId)
  return runOwner !== null && isSameSecret(runOwner, owner)
}

/** A HEAD request gets a head: nothing is read for it, and it keeps no run alive. */
const outletOf = (c: Context<ProxyEnv>): Outlet | null =>
  c.req.raw.method === 'HEAD' ? null : c.env.outlet

async function postRun(
  context: ProxyContext,
  start: StartRun,
  owner: string,
  outlet: Outlet | null,
): Promise<Response> {
  // First of all: an id that is known attaches, whatever the rest says (law P4).
  if ((await context.deps.log.ownerOf(start.runId)) === null) {
    const outcome = await beginRun(context, start, owner)
    if (outcome instanceof Response) return outcome
    if (outcome === 'too-many') return tooManyRuns()
  }
  return (await isOwnRun(context, start.runId, owner))
    ? streamLog(context, start.runId, -1, outlet)
    : unknownRun()
}

async function beginRun(
  context: ProxyContext,
  start: StartRun,
  owner: string,
): Promise<StartOutcome | Response> {
  const { runId, operation, body } = start
  const provider = context.providers.find(start.provider)
  if (provider === null) return refuse(404, 'There is no such provider.')
  if (urlOf(provider, operation) === null)
    return refuse(400, `${provider.row.name} does not serve ${operation}.`)
  if (!parseJson(body).ok) return errorAnswer(400, badRequest('`body` is not JSON.'))
  if (!isUsable(provider))
    return context.runs.startEnded(runId, owner, {
      cause: 'no-key',
      detail: provider.problem ?? `${provider.row.name} has no key on this server.`,
    })
  return context.runs.start({
    runId,
    owner,
    call: (signal) => context.callProvider({ provider, operation, body, signal }),
    secretForms: context.secretFormsOf(provider.row),
    headersTimeoutMs: headersTimeoutOf(context, provider),
  })
}

const headersTimeoutOf = ({ deps: { limits } }: ProxyContext, { base }: Provider): number =>
  base.isLoopback ? limits.localHeadersTimeoutMs : limits.headersTimeoutMs

async function streamLog(
  { deps, runs }: ProxyContext,
  runId: string,
  after: number,
  outlet: Outlet | null,
): Promise<Response> {
  const { state } = await deps.log.read(runId, after, 0)
  if (state === 'evicted') return evictedRun()
  if (state === 'unknown') return unknownRun()
  const reader: LogReader = { ...deps, runId, after, attach: () => runs.attach(runId) }
  if (outlet === null) return new Response(createLogStream(reader), { headers: streamHeaders })
  outlet.takeOver((sink) => readLog(reader, sink))
  return new Response(null, { headers: streamHeaders })
}
