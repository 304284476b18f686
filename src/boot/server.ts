import { fail, ok, type Result } from '../core/result.ts'
import type { Proxy } from '../proxy/app.ts'
import { checkHost, createHostGuard } from '../proxy/http/host-guard.ts'
import { identifyOwner } from '../proxy/http/owner.ts'
import { createMemoryLog } from '../proxy/runs/memory-log.ts'
import { describeKeys } from './describe-keys.ts'
import { createProviderRows } from './env/configured-rows.ts'
import { isWildcardHost, readServerSettings } from './env/server-options.ts'
import { createSettings, type Environment } from './env/settings.ts'
import { listen } from './listen.ts'
import { createNodeListener, type Answers } from './node-listener.ts'
import { createNodeProxy, randomHex, setNodeTimer } from './node-proxy.ts'
import { loadApp, withOrigin, type BuiltApp } from './static/load-app.ts'
import { serveApp } from './static/serve-app.ts'

export interface CreateServerOptions {
  readonly env: Environment
  /** Where `.env` lies, and what relative paths count from. */
  readonly folder: string
  /** The built app: `dist/client`. */
  readonly clientFolder: string
  readonly print: (line: string) => void
}

export interface RunningServer {
  /** Without a final slash. */
  readonly url: string
  readonly port: number
  /** Live answers end with `deploy`, readers get that, then the server goes: 5 s at most. */
  close(): Promise<void>
}

const drainMs = 4_000

function loadAppOr(folder: string): Result<BuiltApp, string> {
  const missing = fail(`There is no built app in ${folder}. Run: npm run build`)
  try {
    const app = loadApp(folder)
    return app.has('/index.html') ? ok(app) : missing
  } catch {
    return missing
  }
}

/**
 * The built app and the proxy on one port.
 * @returns on failure one sentence for the operator; nothing is left open then.
 */
export async function createServer(
  options: CreateServerOptions,
): Promise<Result<RunningServer, string>> {
  const { env, folder, print } = options
  const settings = createSettings(env, folder, () => {
    for (const line of describeKeys(settings, rows)) print(`.env changed. ${line}`)
  })
  const server = readServerSettings(settings)
  if (!server.ok) return server
  const { host, port, allowedHosts, isLocalMode, logLimits } = server.value
  const providerRows = createProviderRows({ settings, folder, isLocalMode, report: print })
  if (!providerRows.ok) return providerRows
  const rows = providerRows.value
  const app = loadAppOr(options.clientFolder)
  if (!app.ok) return app

  const log = createMemoryLog(setNodeTimer, logLimits)
  const proxy = createNodeProxy({
    settings,
    server: server.value,
    providerRows: rows,
    log,
    report: print,
  })
  // Which port it is, and with it where pages are, is known for certain when it listens.
  let pages = app.value
  const listener = createNodeListener({
    answer: createAnswer(proxy, () => pages, allowedHosts),
    openLog: proxy.openLog,
  })
  const listening = await listen(listener, host, port)
  if (!listening.ok) {
    await proxy.close()
    return listening
  }
  const url = `http://${formatHost(host)}:${listening.value.port}`
  const origin = server.value.publicOrigin ?? url
  pages = withOrigin(app.value, origin)
  print(`Verbatim runs at ${url}`)
  if (!isLocalMode && settings.read('PUBLIC_ORIGIN') === undefined)
    print(`Pages name ${origin} as their address. Set PUBLIC_ORIGIN to where people open them.`)
  for (const line of describeKeys(settings, rows)) print(line)
  return ok({
    url,
    port: listening.value.port,
    close: async () => {
      const closed = listening.value.close(drainMs)
      await proxy.close()
      await closed
    },
  })
}

/** As it stands in a URL that works on this machine. */
function formatHost(host: string): string {
  if (isWildcardHost(host)) return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

const isProxyPath = (path: string): boolean => /^\/(api|demo)(\/|$)/.test(path)

function createAnswer(
  proxy: Proxy,
  readApp: () => BuiltApp,
  allowedHosts: readonly string[],
): Answers['answer'] {
  const isAllowedHost = createHostGuard(allowedHosts)
  return (request, address) =>
    isProxyPath(new URL(request.url).pathname)
      ? proxy.fetch(request, address)
      : (checkHost(request, isAllowedHost) ?? answerPage(readApp(), request))
}

/**
 * Pages name the browser they go to, so that its first requests to `/api` come with one name. Not
 * when a link of another site led here: a browser keeps its `SameSite=Strict` name back then, and a
 * new one would take its running answers from it.
 */
function answerPage(app: BuiltApp, request: Request): Response {
  const answer = serveApp(app, request)
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer
  if (request.headers.get('sec-fetch-site') === 'cross-site') return answer
  const { setCookie } = identifyOwner(request, randomHex)
  if (setCookie !== null) {
    answer.headers.append('set-cookie', setCookie)
    answer.headers.set('cache-control', 'no-store') // a kept copy would hand out the same name twice
  }
  return answer
}
