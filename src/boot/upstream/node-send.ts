import { Agent, request as openPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as openTls } from 'node:https'

import { rememberByText } from '../../proxy/providers/remember.ts'
import type { ReadBody, SendUpstream } from '../../proxy/upstream/upstream.ts'

const connectTimeoutMs = 10_000

/** Shorter than any server keeps a connection that nobody uses: whoever closes first loses nothing. */
const idleSocketMs = 4_000

const maxHeaderBytes = 16_384

const withCode = (code: string): Error => Object.assign(new Error(code), { code })

function joinHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const joined: Record<string, string> = {}
  for (const [name, value = ''] of Object.entries(headers))
    joined[name] = Array.isArray(value) ? value.join(', ') : value
  return joined
}

/** What `node:http` would take from the URL of every request anew. */
const targetOf = rememberByText((url) => {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  return {
    isPlain: protocol === 'http:',
    address: {
      protocol,
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'), // IPv6, as `net` wants it
      port: port === '' ? null : Number(port),
      path: `${pathname}${search}`,
    },
  }
})

/** Node leaves it to the system how long a connection may take to come about: two minutes. */
function limitConnecting(request: ClientRequest): void {
  request.once('socket', (socket) => {
    if (!socket.connecting) return
    const timer = setTimeout(() => request.destroy(withCode('ETIMEDOUT')), connectTimeoutMs)
    const stop = () => clearTimeout(timer)
    socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', stop)
    request.once('close', stop)
  })
}

function createReadBody(request: ClientRequest, response: IncomingMessage): ReadBody {
  let failure: unknown = null
  const fail = (error: unknown) => {
    failure ??= error
  }
  // A connection that is reset is told to the request, and an answer without a length looks whole
  // then: what the request hears counts for the answer.
  request.on('error', fail)
  response.on('error', fail)
  return (take) =>
    new Promise((resolve, reject) => {
      const settle = () => {
        if (failure === null && response.complete) resolve()
        else reject(failure ?? withCode('ECONNRESET'))
      }
      const breakOff = (error: Error) => {
        fail(error)
        request.destroy()
      }
      response.on('data', (piece: Buffer) => {
        try {
          const taken = take(piece)
          if (taken === undefined) return
          response.pause()
          taken.then(() => response.resume(), breakOff)
        } catch (error) {
          breakOff(error as Error)
        }
      })
      response.on('end', settle)
      response.on('close', settle)
      if (response.closed) settle()
    })
}

/**
 * The transport of Node: `node:http` and `node:https`. They follow no redirect, inflate nothing and
 * cut no silence; an abort destroys the socket, before the headers too. `fetch` is not used: it
 * forwards `x-api-key` along redirects and inflates whatever comes (security.md F1, row 55).
 */
export function createNodeSend(): { send: SendUpstream; close: () => void } {
  const agentOptions = { keepAlive: true, timeout: idleSocketMs }
  const plain = { open: openPlain, agent: new Agent(agentOptions) }
  const tls = { open: openTls, agent: new TlsAgent(agentOptions) }

  const send: SendUpstream = ({ method, url, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) throw signal.reason
      const { isPlain, address } = targetOf(url)
      const { open, agent } = isPlain ? plain : tls
      const options = { ...address, method, headers, agent, maxHeaderSize: maxHeaderBytes }
      const request = open(options)
      signal.addEventListener('abort', () => request.destroy(), { once: true })
      limitConnecting(request)
      request.on('error', reject)
      request.on('response', (response) =>
        resolve({
          status: response.statusCode ?? 0, // a response of a server has one
          headers: joinHeaders(response.headers),
          readBody: createReadBody(request, response),
        }),
      )
      request.end(body ?? undefined)
    })

  return {
    send,
    close: () => {
      plain.agent.destroy()
      tls.agent.destroy()
    },
  }
}
