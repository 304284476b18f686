import { once } from 'node:events'
import { createServer, request as openRequest, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import type { TextSink } from '../proxy/runs/log-reader.ts'
import { createTurnEnd, sendEvents } from './event-sink.ts'
import { until } from './testing/local-upstream.ts'

const closing: (() => void)[] = []

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that answers with what `begin` writes. */
async function start(
  begin: Parameters<typeof sendEvents>[2],
  givenUpAfterMs?: number,
): Promise<number> {
  const atTurnEnd = createTurnEnd()
  const server = createServer((_incoming, outgoing) => {
    sendEvents(outgoing, { 'x-a': 'b' }, begin, atTurnEnd, givenUpAfterMs)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port // a TCP server has one
}

async function open(port: number): Promise<IncomingMessage> {
  const request = openRequest({ host: '127.0.0.1', port, agent: false })
  request.on('error', () => {}) // a server that closes in the middle
  request.end()
  const [response] = await once(request, 'response')
  response.on('error', () => {})
  return response
}

/** A source that has always more, as long as it is asked. */
function createEndless() {
  const state = { written: 0, resumes: 0, isCancelled: false, sink: null as TextSink | null }
  const line = `${'é'.repeat(4_000)}\n`
  const fill = () => {
    while (!state.isCancelled && state.sink?.write(line) === true) state.written += line.length
  }
  return {
    state,
    begin: (sink: TextSink) => {
      state.sink = sink
      fill()
      return {
        resume: () => {
          state.resumes += 1
          fill()
        },
        cancel: () => {
          state.isCancelled = true
        },
      }
    },
  }
}

const quiet = { resume: () => {}, cancel: () => {} }

test('the head goes out although nothing has been written yet', async () => {
  const port = await start(() => quiet)
  const response = await open(port)
  expect(response.statusCode).toBe(200)
  expect(response.headers['x-a']).toBe('b')
})

test('text arrives whole, cut into chunks of its own, and the answer ends after it', async () => {
  const texts = ['', 'a\n\n', '', 'é世👍\n\n', 'x'.repeat(100_000), '\r\n0\r\n\r\n', 'last']
  const port = await start((sink) => {
    const write = async () => {
      for (const text of texts) {
        sink.write(text)
        await new Promise((resolve) => setImmediate(resolve))
      }
      sink.end()
    }
    void write()
    return quiet
  })
  const response = await open(port)
  response.setEncoding('utf8')
  let text = ''
  for await (const piece of response) text += piece
  expect(text).toBe(texts.join(''))
})

test('a connection serves one answer after another', async () => {
  const port = await start((sink) => {
    sink.write('one')
    setImmediate(() => {
      sink.write('two')
      sink.end()
    })
    return quiet
  })
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  let received = ''
  socket.on('data', (piece) => {
    received += piece.toString()
  })
  for (let count = 1; count <= 3; count += 1) {
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await until(() => received.split('0\r\n\r\n').length === count + 1)
  }
  expect(received.match(/3\r\none\r\n/g)).toHaveLength(3)
})

test('a client of HTTP/1.0 gets the text alone', async () => {
  const port = await start((sink) => {
    sink.write('one')
    const writeMore = () => {
      sink.write(' two')
      setImmediate(() => sink.end())
    }
    setImmediate(() => setImmediate(writeMore))
    return quiet
  })
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (piece) => {
    received += piece.toString()
  })
  socket.write('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n')
  await once(socket, 'close')
  expect(received.split('\r\n\r\n')[1]).toBe('one two')
})

test('a reader that stops reading stops the writing, and gets the rest when it goes on', async () => {
  const { state, begin } = createEndless()
  const port = await start(begin)
  const response = await open(port) // paused: nobody listens for data
  let before = -1
  while (before !== state.written) {
    before = state.written
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(state.written).toBeLessThan(32 * 1024 * 1024) // what the sockets of the system hold
  const resumes = state.resumes
  let bytes = 0
  response.on('data', (piece: Buffer) => {
    bytes += piece.byteLength
  })
  await until(() => bytes > 2 * before)
  expect(state.resumes).toBeGreaterThan(resumes)
})

test('a reader that goes is noticed', async () => {
  const { state, begin } = createEndless()
  const port = await start(begin)
  const response = await open(port)
  response.destroy()
  await until(() => state.isCancelled)
  expect(state.sink?.write('more')).toBeDefined() // and what is written after it harms nobody
})

test('a reader that takes nothing for a long time is given up, and not before', async () => {
  const { state, begin } = createEndless()
  const port = await start(begin, 100)
  await open(port) // paused: nobody listens for data
  await until(() => state.isCancelled)

  const response = await open(await start(beatFor(1200), 800))
  await once(response.resume(), 'end') // one that is cut has none
  expect(response.complete).toBe(true)
})

/** A source that says a little now and then, and ends after so long. */
function beatFor(ms: number) {
  return (sink: TextSink) => {
    const timer = setInterval(() => sink.write(':'), 20)
    const end = setTimeout(() => {
      clearInterval(timer)
      sink.end()
    }, ms)
    const cancel = () => {
      clearInterval(timer)
      clearTimeout(end)
    }
    return { resume: () => {}, cancel }
  }
}
