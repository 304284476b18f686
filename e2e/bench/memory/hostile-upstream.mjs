import { once } from 'node:events'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const piece = 64 * 1024
export const floodBytes = 1024 ** 3

const block = (text) => Buffer.from(text.repeat(Math.ceil(piece / text.length)).slice(0, piece))

const eventStream = { 'content-type': 'text/event-stream' }

/** Ways to send without end, by the prompt that asks for them. */
const floods = {
  'line without end': { headers: eventStream, block: block('a') },
  'event without end': { headers: eventStream, block: block('data: aaaaaaaaaaaaaaaaaaaaaaaaa\n') },
  'line without end, 2-byte text': { headers: eventStream, block: block('世界') },
  'gzip bomb': { headers: { ...eventStream, 'content-encoding': 'gzip' }, block: block('a') },
  'small answer': { headers: eventStream, block: block('data: ok\n\n'), bytes: piece },
  'fast stream': { headers: eventStream, block: block('data: {"choices":[]}\n\n') },
}

/** Sends until all is sent or the other side goes. */
async function flood(response, { headers, block: bytes, bytes: limit = floodBytes }, state) {
  function* produce() {
    for (state.sentBytes = 0; state.sentBytes < limit; state.sentBytes += bytes.length) yield bytes
  }
  response.writeHead(200, headers)
  const packers = 'content-encoding' in headers ? [createGzip({ level: 1 })] : []
  await pipeline(Readable.from(produce()), ...packers, response)
}

/**
 * A provider that means harm. A body that names a flood gets it; `silence` gets nothing, and
 * `one byte` gets one. `closed` resolves with the time at which the socket of the newest request
 * closed.
 */
export async function startHostileUpstream() {
  const state = { sentBytes: 0, arrived: () => {}, closed: Promise.resolve(0) }
  /** One listener a connection, however many requests come over it. */
  const closings = new WeakMap()
  async function receive(request, response) {
    let body = ''
    for await (const chunk of request) body += chunk
    state.closed = closings.get(request.socket)
    const prompt = JSON.parse(body)
    if (prompt === 'one byte') response.writeHead(200, eventStream).write(':')
    // Being cut off in the middle is what is measured.
    if (prompt in floods) flood(response, floods[prompt], state).catch(() => {})
    state.arrived()
  }
  const server = createServer((request, response) => {
    response.on('error', () => {}) // we are cut off: that is the point
    receive(request, response).catch((error) => console.error(error.message))
  })
  server.on('connection', (socket) => {
    const closed = new Promise((resolve) => {
      socket.once('close', () => resolve(performance.now()))
    })
    closings.set(socket, closed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    state,
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
