import type { IncomingMessage, ServerResponse } from 'node:http'

import { getRequestListener } from '@hono/node-server'

import { routes } from '../core/protocol/protocol.ts'
import type { Proxy } from '../proxy/app.ts'
import type { ReadBytes, RequestHead } from '../proxy/http/request-head.ts'
import { createTurnEnd, sendEvents } from './event-sink.ts'
import { addSecurityHeaders, securityHeaders } from './static/security-headers.ts'

/** What a server answers with. */
export interface Answers {
  /** @param address of the machine at the other end of the connection */
  readonly answer: (request: Request, address: string) => Response | Promise<Response>
  readonly openLog: Proxy['openLog']
}

export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/** What node-server would do by default is to print the whole error, headers and all. */
const answerFault = (): Response =>
  new Response(null, { status: 400, headers: { 'cache-control': 'no-store' } })

/**
 * Node's requests and responses as those of the web, save for logs: their requests are read as they
 * are and their events written past a Response. That is a third of the time to the first byte.
 */
export function createNodeListener(
  { answer, openLog }: Answers,
  options: { readonly overrideGlobalObjects?: boolean } = {},
): NodeListener {
  const atTurnEnd = createTurnEnd()
  const toNode = (answerTo: Answers['answer']): NodeListener =>
    getRequestListener(
      async (request, { incoming }) =>
        addSecurityHeaders(await answerTo(request, incoming.socket.remoteAddress ?? '')),
      { ...options, errorHandler: answerFault },
    )
  const listener = toNode(answer)
  return async (incoming, outgoing) => {
    const head = readHead(incoming)
    const opening = head === null ? null : openLog(head, createReadBytes(incoming))
    if (opening === null) return listener(incoming, outgoing)
    try {
      const log = await opening
      if (!('begin' in log)) return await toNode(() => log)(incoming, outgoing)
      sendEvents(outgoing, { ...securityHeaders, ...log.headers }, log.begin, atTurnEnd)
    } catch {
      outgoing.destroy() // nobody waits for a listener: a rejection would end the server
    }
  }
}

/**
 * Null for what is not plain, and then read by node-server: a whole URL as target, no host, a body
 * whose length is not announced.
 */
function readHead({ method, url, headersDistinct }: IncomingMessage): RequestHead | null {
  if (method === undefined || !url?.startsWith(routes.runs)) return null
  // As those of the web, what is sent twice is both: Node's `headers` would hide the second.
  const get = (name: string): string | null =>
    headersDistinct[name]?.join(name === 'cookie' ? '; ' : ', ') ?? null
  const host = get('host')
  if (host === null || (method === 'POST' && get('content-length') === null)) return null
  return { method, url: `http://${host}${url}`, headers: { get } }
}

/** Node holds a sender to the length it announced. */
const createReadBytes =
  (incoming: IncomingMessage): ReadBytes =>
  async (maxBytes, hold) => {
    if (Number(incoming.headers['content-length']) > maxBytes) return 'too-large'
    return new Promise((resolve, reject) => {
      const pieces: Buffer[] = []
      // Whoever listens lives as long as the answer, and would keep the body so long, too.
      const settle = (outcome: Buffer | 'no-room') => {
        incoming.off('data', take).off('end', finish).off('error', reject)
        resolve(outcome)
      }
      const take = (piece: Buffer) => {
        if (hold.add(piece.byteLength)) return void pieces.push(piece)
        settle('no-room')
        incoming.resume() // what is still on its way is dropped
      }
      const finish = () => settle(Buffer.concat(pieces))
      incoming.on('data', take).on('end', finish).on('error', reject)
    })
  }
