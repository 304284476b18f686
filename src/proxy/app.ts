import { Hono, type MiddlewareHandler } from 'hono'

import type { ProxyDeps } from './deps.ts'
import { createAccess } from './http/access.ts'
import { refuse } from './http/answers.ts'
import { checkHost, createHostGuard } from './http/host-guard.ts'
import { checkIntent, checkOrigin } from './http/origin-guard.ts'
import type { Outlet } from './http/outlet.ts'
import { identifyOwner } from './http/owner.ts'
import { readText } from './http/read-text.ts'
import { createKeySource } from './keys/key-source.ts'
import { createSecretForms } from './keys/secret-forms.ts'
import { demoBaseUrl } from './providers/provider-rows.ts'
import { createProviderRegistry } from './providers/provider-registry.ts'
import type { ProxyContext, ProxyEnv } from './routes/context.ts'
import { createProviderRoutes } from './routes/provider-routes.ts'
import { createRunRoutes } from './routes/run-routes.ts'
import { createSessionRoutes } from './routes/session-routes.ts'
import { createLiveRuns } from './runs/live-runs.ts'
import { createProviderCaller } from './upstream/send-upstream.ts'

export interface Proxy {
  /**
   * Answers `/api` and `/demo`; never rejects.
   * @param outlet given by a host that can send events faster than as the body of a Response; when
   * it takes over, the Response is only the head.
   */
  fetch(request: Request, outlet?: Outlet): Promise<Response>
  /** Ends every run with `deploy`, so that readers learn it before the process goes. */
  close(): Promise<void>
}

/** The server's side of `core/protocol/SPEC.md`. */
export function createProxy(deps: ProxyDeps): Proxy {
  const keys = createKeySource(deps.readVariable)
  const context: ProxyContext = {
    deps,
    secretFormsOf: createSecretForms(keys),
    providers: createProviderRegistry(deps.providerRows, keys, deps.readVariable),
    callProvider: createProviderCaller(keys, deps.send),
    runs: createLiveRuns(deps),
    access: createAccess(deps.accessToken, deps.now, deps.randomHex),
  }
  const app = createApp(context)
  return {
    fetch: async (request, outlet) => app.fetch(request, { outlet: outlet ?? null }),
    close: () =>
      context.runs.stopAll({ cause: 'deploy', detail: 'The Verbatim server was stopped.' }),
  }
}

function createApp(context: ProxyContext): Hono<ProxyEnv> {
  const app = new Hono<ProxyEnv>()
  app.use(guardAll(context))
  app.use('/api/*', guardApi(context))
  app.route('/api/session', createSessionRoutes(context))
  app.route('/api/runs', createRunRoutes(context))
  app.route('/api/providers', createProviderRoutes(context))
  // Programs call the demo too: they have no cookie and set no header of ours.
  app.on(['GET', 'POST'], '/demo/v1/*', (c) => answerDemo(context.deps, c.req.raw))
  app.notFound(() => refuse(404, 'There is nothing here.'))
  app.onError((error) => {
    // The kind of fault, never its message: that may hold what a user or an upstream sent.
    context.deps.report(`A request failed inside Verbatim: ${error.name}`)
    return refuse(500, 'The Verbatim server made a mistake. Its log says when.')
  })
  return app
}

type Guard = MiddlewareHandler<ProxyEnv>

/** One function for all checks: as one for each, waiting for the next one cost more than checking. */
function guardAll({ deps }: ProxyContext): Guard {
  const isAllowed = createHostGuard(deps.allowedHosts)
  return async (c, next) =>
    checkHost(c.req.raw, isAllowed) ?? checkOrigin(c.req.raw) ?? (await next())
}

/** Access, intent, and then the name of the browser, which a new one is given. */
function guardApi({ access, deps }: ProxyContext): Guard {
  return async (c, next) => {
    const request = c.req.raw
    const isOpen = c.req.path === '/api/session' || access.isAllowed(request)
    if (!isOpen) return refuse(401, 'This server asks for its access token first.')
    const refused = checkIntent(request)
    if (refused !== null) return refused
    const owner = identifyOwner(request, deps.randomHex)
    c.set('owner', owner.id)
    await next()
    if (owner.setCookie !== null) c.res.headers.append('set-cookie', owner.setCookie)
  }
}

/** The demo asks nobody for a token: four megabytes hold any picture and any prompt it can read. */
const maxDemoRequestBytes = 4 * 1024 * 1024

async function answerDemo({ demo, limits }: ProxyDeps, request: Request): Promise<Response> {
  const { method, headers, signal } = request
  const isRead = method === 'GET' || method === 'HEAD'
  const body = await readText(request, Math.min(limits.maxRequestBytes, maxDemoRequestBytes))
  if (!body.ok)
    return body.error === 'too-large'
      ? refuse(413, 'The demo takes requests of up to 4 MB.')
      : refuse(400, 'The request is unreadable.')
  const { pathname, search } = new URL(request.url)
  const url = `${demoBaseUrl}${pathname.slice('/demo'.length)}${search}`
  const answer = await demo(
    new Request(url, { method, headers, signal, body: isRead ? null : body.value }),
  )
  answer.headers.set('cache-control', 'no-store, no-transform')
  answer.headers.set('x-accel-buffering', 'no')
  return answer
}
