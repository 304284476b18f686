import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Proxy } from '../proxy/app.ts'
import { createMemoryLog } from '../proxy/runs/memory-log.ts'
import type { RunLog } from '../proxy/runs/run-log.ts'
import { createProviderRows } from './env/configured-rows.ts'
import { readServerSettings } from './env/server-options.ts'
import { createSettings } from './env/settings.ts'
import { createNodeListener } from './node-listener.ts'
import { createNodeProxy, setNodeTimer } from './node-proxy.ts'

/**
 * What outlives an edit of the proxy's code. Vite loads this file again then, so it lies with the
 * process: the logs, so that a page finds its answers, and the last proxy, whose live runs end.
 */
interface DevState {
  log: RunLog | null
  proxy: Proxy | null
}

const stateKey = Symbol.for('verbatim.dev-proxy')

function readState(): DevState {
  const holder = globalThis as { [stateKey]?: DevState }
  holder[stateKey] ??= { log: null, proxy: null }
  return holder[stateKey]
}

const report = (line: string): void => {
  process.stdout.write(`[verbatim] ${line}\n`)
}

/** Development answers this machine only, whatever `HOST` says: Vite listens, not we. */
function createDevProxy(): Proxy {
  const settings = createSettings({ ...process.env, HOST: '127.0.0.1' }, process.cwd())
  const server = readServerSettings(settings)
  if (!server.ok) throw new Error(server.error)
  const { isLocalMode } = server.value
  const rows = createProviderRows({ settings, folder: process.cwd(), isLocalMode, report })
  if (!rows.ok) throw new Error(rows.error)
  const state = readState()
  void state.proxy?.close()
  state.log ??= createMemoryLog(setNodeTimer, server.value.logLimits)
  state.proxy = createNodeProxy({
    settings,
    server: server.value,
    providerRows: rows.value,
    log: state.log,
    report,
  })
  return state.proxy
}

const proxy = createDevProxy()

const listener = createNodeListener(
  { answer: proxy.fetch, openLog: proxy.openLog },
  { overrideGlobalObjects: false },
)

/** Answers what Vite hands over: `/api` and `/demo`, with every guard of the built server. */
export async function handleProxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await listener(request, response)
}
