import { Agent, request as openPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as openTls } from 'node:https'
import type { LookupFunction } from 'node:net'

import { rememberByText } from '../../proxy/providers/remember.ts'
import type {
  ReadBody,
  SendUpstream,
  UpstreamRequest,
  UpstreamResponse,
} from '../../proxy/upstream/upstream.ts'

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

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/**
 * `localhost` is both of them, whatever the hosts file says of it: Node tries the second where the
 * first does not answer, so that a runtime is found on whichever it listens.
 */
const lookUpLocalhost: LookupFunction = (_hostname, { all }, callback) =>
  all ? callback(null, loopback) : callback(null, '127.0.0.1', 4)

/** What `node:http` would take from the URL of every request anew. */
const targetOf = rememberByText((url) => {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  return {
    isPlain: protocol === 'http:',
    address: {
      ...(hostname === 'localhost' && { lookup: lookUpLocalhost }),
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

/** A request on its way, without its body. */
interface Sending {
  readonly request: ClientRequest
  readonly response: Promise<UpstreamResponse>
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

  /** Apart from the body: what listens until the answer is over would keep it so long, too. */
  function open({ method, url, headers, signal }: UpstreamRequest): Sending {
    const { isPlain, address } = targetOf(url)
    const { open: openRequest, agent } = isPlain ? plain : tls
    const options = { ...address, method, headers, agent, maxHeaderSize: maxHeaderBytes }
    const request = openRequest(options)
    signal.addEventListener('abort', () => request.destroy(), { once: true })
    limitConnecting(request)
    const response = new Promise<UpstreamResponse>((resolve, reject) => {
      request.on('error', reject)
      request.on('response', (incoming) =>
        resolve({
          status: incoming.statusCode ?? 0, // a response of a server has one
          headers: joinHeaders(incoming.headers),
          readBody: createReadBody(request, incoming),
        }),
      )
    })
    return { request, response }
  }

  const send: SendUpstream = async (asked) => {
    if (asked.signal.aborted) throw asked.signal.reason
    const { request, response } = open(asked)
    request.end(asked.body ?? undefined)
    return response
  }

  return {
    send,
    close: () => {
      plain.agent.destroy()
      tls.agent.destroy()
    },
  }
}
