import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request as it arrived at a real socket. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** Resolves with the milliseconds of `performance.now()` when its socket closed. */
  readonly socketClosed: Promise<number>
}

/** A provider on a loopback port, and what it saw. */
export interface LocalUpstream {
  readonly url: string
  readonly seen: SeenRequest[]
  /** How many connections were made, requests or not. */
  readonly connections: () => number
  close(): Promise<void>
}

export type AnswerRequest = (response: ServerResponse, seen: SeenRequest) => void

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set: buffers
  return Buffer.concat(chunks).toString('utf8')
}

export async function startLocalUpstream(answer: AnswerRequest): Promise<LocalUpstream> {
  const seen: SeenRequest[] = []
  let connections = 0
  /** One listener a connection, however many requests come over it. */
  const closings = new WeakMap<Socket, Promise<number>>()
  const server = createServer((request, response) => {
    response.on('error', () => {}) // the other side may go at any time
    const socketClosed = closings.get(request.socket) ?? Promise.resolve(0)
    const receive = async () => {
      const body = await readBody(request)
      const { method = '', url: path = '', headers } = request
      const one = { method, path, headers, body, socketClosed }
      seen.push(one)
      answer(response, one)
    }
    receive().catch(() => {}) // cut in the middle of its body: there is nobody to answer
  })
  server.on('connection', (socket) => {
    connections += 1
    const closed = new Promise<number>((resolve) => {
      socket.once('close', () => resolve(performance.now())) // after an error too
    })
    closings.set(socket, closed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Resolves when the condition holds. Throws after 5 s. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('It did not become so within 5 s')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
