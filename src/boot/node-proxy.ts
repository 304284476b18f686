import { randomBytes } from 'node:crypto'

import { createDemoUpstream } from '../demo/demo-upstream.ts'
import { createProxy, type Proxy } from '../proxy/app.ts'
import type { SetTimer } from '../proxy/deps.ts'
import type { ProviderRow } from '../proxy/providers/provider-row.ts'
import type { RunLog } from '../proxy/runs/run-log.ts'
import type { ServerSettings } from './env/server-options.ts'
import type { Settings } from './env/settings.ts'
import { createDemoSend } from './upstream/demo-send.ts'
import { createNodeSend } from './upstream/node-send.ts'

/** A timer that does not keep the process alive. */
export const setNodeTimer: SetTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

export const randomHex = (digits: number): string =>
  randomBytes(Math.ceil(digits / 2))
    .toString('hex')
    .slice(0, digits)

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    if (signal?.aborted) finish()
    else signal?.addEventListener('abort', finish)
  })
}

export interface NodeProxyOptions {
  readonly settings: Settings
  readonly server: ServerSettings
  readonly providerRows: () => readonly ProviderRow[]
  readonly log: RunLog
  readonly report: (line: string) => void
}

/** The proxy with Node's clock, dice, timers and network. */
export function createNodeProxy(options: NodeProxyOptions): Proxy {
  const { settings, server, providerRows, log, report } = options
  const network = createNodeSend()
  const demo = createDemoUpstream({ now: Date.now, random: Math.random, sleep })
  const proxy = createProxy({
    readVariable: settings.read,
    providerRows,
    send: createDemoSend(demo, network.send),
    demo,
    log,
    limits: server.limits,
    isLocalMode: server.isLocalMode,
    allowedHosts: server.allowedHosts,
    accessToken: server.accessToken,
    now: () => performance.now(),
    setTimer: setNodeTimer,
    randomHex,
    report,
  })
  return {
    fetch: proxy.fetch,
    openLog: proxy.openLog,
    close: async () => {
      await proxy.close()
      network.close()
    },
  }
}
