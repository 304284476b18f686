import { Hono, type MiddlewareHandler } from 'hono'

import type { ProxyDeps } from './deps.ts'
import { createAccess } from './http/access.ts'
import { refuse, refuseBody } from './http/answers.ts'
import { createBodyBudget } from './http/body-budget.ts'
import { createGuards } from './http/guards.ts'
import { hasMoreValues, mostJsonValues, tooManyValues } from './http/json-weight.ts'
import { bytesOf, readText } from './http/read-text.ts'
import { createHealthBook } from './health/provider-health.ts'
import { createKeySource } from './keys/key-source.ts'
import { createKeyVersions } from './keys/key-versions.ts'
import { createSecretForms } from './keys/secret-forms.ts'
import { createLocalRuntimes } from './local/local-runtimes.ts'
import { demoBaseUrl } from './providers/provider-rows.ts'
import { createProviderRegistry } from './providers/provider-registry.ts'
import type { ProxyContext, ProxyEnv } from './routes/context.ts'
import { createLocalRoutes } from './routes/local-routes.ts'
import { createOpenLog, type LogAnswer, type OpenLog } from './routes/open-log.ts'
import { createProviderRoutes } from './routes/provider-routes.ts'
import { createRunRoutes } from './routes/run-routes.ts'
import { createSessionRoutes } from './routes/session-routes.ts'
import { createLiveRuns } from './runs/live-runs.ts'
import { createLogStream } from './runs/log-stream.ts'
import { createProviderCaller } from './upstream/send-upstream.ts'

export interface Proxy {
  /**
   * Answers `/api` and `/demo`; never rejects.
   * @param address of the machine at the other end of the connection, as text
   */
  fetch(request: Request, address?: string): Promise<Response>
  /**
   * What `fetch` does where the answer is a log, for a host that can read a request and send events
   * faster than as those of the web (decision 0006). Never rejects.
   */
  readonly openLog: OpenLog
  /** Ends every run with `deploy`, so that readers learn it before the process goes. */
  close(): Promise<void>
}

/** The server's side of `core/protocol/SPEC.md`. */
export function createProxy(deps: ProxyDeps): Proxy {
  const context = createContext(deps)
  const app = createApp(context)
  const open = createOpenLog(context)
  const openLog: OpenLog = (head, readBytes) =>
    open(head, readBytes)?.catch((error: unknown) => answerFault(deps, error)) ?? null
  return {
    fetch: async (request, address = '') => {
      const opening = openLog(request, bytesOf(request))
      return opening === null ? app.fetch(request, { address }) : toResponse(await opening)
    },
    openLog,
    close: () =>
      context.runs.stopAll({ cause: 'deploy', detail: 'The Verbatim server was stopped.' }),
  }
}

function createContext(deps: ProxyDeps): ProxyContext {
  const keys = createKeySource(deps.readVariable)
  const access = createAccess(deps.accessToken, deps.now, deps.randomHex)
  const callProvider = createProviderCaller(keys, deps.send)
  const localRuntimes = createLocalRuntimes({ ...deps, callProvider })
  const keyVersionOf = createKeyVersions(keys)
  return {
    deps,
    secretFormsOf: createSecretForms(keys),
    providers: createProviderRegistry(deps.providerRows, keys, deps.readVariable),
    callProvider,
    localRuntimes,
    health: createHealthBook({ ...deps, callProvider, localRuntimes, keyVersionOf }),
    runs: createLiveRuns(deps),
    bodies: createBodyBudget(
      Math.max(deps.limits.maxRequestBytes, deps.limits.maxRequestBytesInAll),
    ),
    demoBodies: createBodyBudget(maxDemoRequestBytesInAll),
    access,
    guards: createGuards(access, deps),
  }
}

const toResponse = (answer: LogAnswer): Response =>
  'begin' in answer ? new Response(createLogStream(answer.begin), answer) : answer

function createApp(context: ProxyContext): Hono<ProxyEnv> {
  const app = new Hono<ProxyEnv>()
  app.use(async (c, next) => context.guards.checkAll(c.req.raw) ?? (await next()))
  app.use('/api/*', guardApi(context))
  app.route('/api/session', createSessionRoutes(context))
  app.route('/api/runs', createRunRoutes(context))
  app.route('/api/providers', createProviderRoutes(context))
  app.route('/api/local-runtimes', createLocalRoutes(context))
  // Programs call the demo too: they have no cookie and set no header of ours.
  app.on(['GET', 'POST'], '/demo/v1/*', (c) => answerDemo(context, c.req.raw))
  app.notFound(() => refuse(404, 'There is nothing here.'))
  app.onError((error) => answerFault(context.deps, error))
  return app
}

function answerFault({ report }: ProxyDeps, error: unknown): Response {
  // The kind of fault, never its message: that may hold what a user or an upstream sent.
  const kind = error instanceof Error ? error.name : 'unknown fault'
  report(`A request failed inside Verbatim: ${kind}`)
  return refuse(500, 'The Verbatim server made a mistake. Its log says when.')
}

function guardApi({ guards }: ProxyContext): MiddlewareHandler<ProxyEnv> {
  return async (c, next) => {
    const owner = guards.checkApi(c.req.raw, c.req.path === '/api/session')
    if (owner instanceof Response) return owner
    c.set('owner', owner.id)
    await next()
    if (owner.setCookie !== null) c.res.headers.append('set-cookie', owner.setCookie)
  }
}

/** The demo asks nobody for a token: four megabytes hold any picture and any prompt it can read. */
const maxDemoRequestBytes = 4 * 1024 * 1024

/** Apart from what those with a token have: strangers who fill it take no room from them. */
const maxDemoRequestBytesInAll = 4 * maxDemoRequestBytes

async function answerDemo(context: ProxyContext, request: Request): Promise<Response> {
  const hold = context.demoBodies.open()
  try {
    const maxBytes = Math.min(context.deps.limits.maxRequestBytes, maxDemoRequestBytes)
    const body = await readText(bytesOf(request), maxBytes, hold)
    if (!body.ok) return refuseBody(body.error, 'The demo takes requests of up to 4 MB.')
    if (hasMoreValues(body.value, mostJsonValues)) return refuse(400, tooManyValues)
    return await askDemo(context.deps, request, body.value)
  } finally {
    hold.release()
  }
}

async function askDemo({ demo }: ProxyDeps, request: Request, body: string): Promise<Response> {
  const { method, headers, signal } = request
  const isRead = method === 'GET' || method === 'HEAD'
  const { pathname, search } = new URL(request.url)
  const url = `${demoBaseUrl}${pathname.slice('/demo'.length)}${search}`
  const answer = await demo(
    new Request(url, { method, headers, signal, body: isRead ? null : body }),
  )
  answer.headers.set('cache-control', 'no-store, no-transform')
  answer.headers.set('x-accel-buffering', 'no')
  return answer
}
