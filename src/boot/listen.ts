import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { fail, ok, type Result } from '../core/result.ts'
import type { NodeListener } from './node-listener.ts'

/** Slow senders are cut (security.md row 62). They count only when given at creation. */
const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
}

/** So many connections may wait to be taken: the default, 511, loses some when 1,000 come at once. */
const backlog = 4096

const describeListenFault = (error: unknown, host: string, port: number): string => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what runs there, or set PORT to another number.`
  if (code === 'EACCES') return `Port ${port} needs more rights. Set PORT to a number above 1023.`
  return `${host}:${port} cannot be opened. Check HOST and PORT.`
}

export interface Listening {
  readonly port: number
  /** No new connections; those that are open may finish within the time, then they are cut. */
  close(drainMs: number): Promise<void>
}

async function listenOn(listener: NodeListener, host: string, port: number): Promise<Server> {
  const server = createServer(serverOptions, (incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
  server.listen({ port, host, backlog })
  await once(server, 'listening') // rejects when the server reports an error first
  return server
}

async function closeServer(server: Server, drainMs: number): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  // A browser keeps a connection open after its answer: it is idle then, and may go.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const timer = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}

/** `localhost` is two addresses where there is IPv6; browsers try both. */
const addressesOf = (host: string): readonly [string, ...string[]] =>
  host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/** @returns on failure one sentence for the operator. */
export async function listen(
  listener: NodeListener,
  host: string,
  port: number,
): Promise<Result<Listening, string>> {
  const [first, ...others] = addressesOf(host)
  const main = await listenOn(listener, first, port).catch((error: unknown) => ({ error }))
  if ('error' in main) return fail(describeListenFault(main.error, host, port))
  const given = (main.address() as AddressInfo).port // a server that listens on a TCP port has one
  const servers = [main]
  for (const address of others) {
    const extra = await listenOn(listener, address, given).catch(() => null) // no IPv6 here
    if (extra !== null) servers.push(extra)
  }
  return ok({
    port: given,
    close: async (drainMs) => {
      await Promise.all(servers.map((server) => closeServer(server, drainMs)))
    },
  })
}
