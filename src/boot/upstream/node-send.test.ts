import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

import { afterEach, expect, test } from 'vitest'

import type { UpstreamResponse } from '../../proxy/upstream/upstream.ts'
import { startLocalUpstream, until, type AnswerRequest } from '../testing/local-upstream.ts'
import { createNodeSend } from './node-send.ts'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function readAll({ readBody }: UpstreamResponse): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  await readBody((piece) => {
    text += decoder.decode(piece, { stream: true })
  })
  return text
}

async function start(answer: AnswerRequest) {
  const upstream = await startLocalUpstream(answer)
  const { send, close } = createNodeSend()
  closing.push(async () => close(), upstream.close)
  const controller = new AbortController()
  const call = () =>
    send({
      method: 'POST',
      url: `${upstream.url}/v1/x`,
      headers: { 'x-api-key': 'sk-SENTINEL', 'content-type': 'application/json' },
      body: '{"a": 1}\n',
      signal: controller.signal,
    })
  return { upstream, call, controller }
}

test.each([301, 302, 303, 307, 308])(
  '[K1] a %i gives nothing to the place it points to, no connection at all',
  async (status) => {
    const canary = await startLocalUpstream((response) => response.end('caught'))
    closing.push(canary.close)
    const { call } = await start((response) => {
      response.writeHead(status, { location: `${canary.url}/steal` }).end('moved')
    })
    const answer = await call()
    expect(answer.status).toBe(status)
    expect(await readAll(answer)).toBe('moved')
    expect(canary.connections()).toBe(0)
  },
)

test('the request arrives as it was given', async () => {
  const { call, upstream } = await start((response) => response.end())
  await call()
  expect(upstream.seen[0]).toMatchObject({ method: 'POST', path: '/v1/x', body: '{"a": 1}\n' })
  expect(Object.keys(upstream.seen[0]?.headers ?? {}).toSorted()).toEqual([
    'connection',
    'content-length',
    'content-type',
    'host',
    'x-api-key',
  ])
})

test('what is compressed stays compressed', async () => {
  const packed = gzipSync('a'.repeat(100_000))
  const { call } = await start((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed)
  })
  const answer = await call()
  expect(answer.headers['content-encoding']).toBe('gzip')
  let bytes = 0
  await answer.readBody((piece) => {
    bytes += piece.byteLength
  })
  expect(bytes).toBe(packed.byteLength)
})

test('[P3] an abort closes the socket before the headers', async () => {
  const { call, controller, upstream } = await start(() => {})
  const answer = call()
  await until(() => upstream.seen.length === 1)
  const stoppedAt = performance.now()
  controller.abort({ cause: 'stopped' })
  await expect(answer).rejects.toBeDefined()
  expect(((await upstream.seen[0]?.socketClosed) ?? Infinity) - stoppedAt).toBeLessThan(250)
})

test('[P3] an abort closes the socket in the middle of the body, also when nobody reads it', async () => {
  const { call, controller, upstream } = await start((response) => {
    response.writeHead(200).write('data: x\n\n')
  })
  await call()
  const stoppedAt = performance.now()
  controller.abort({ cause: 'stopped' })
  expect(((await upstream.seen[0]?.socketClosed) ?? Infinity) - stoppedAt).toBeLessThan(250)
})

test('several values of one header are one text', async () => {
  const { call } = await start((response) => {
    response.writeHead(200, { 'x-ratelimit-a': ['1', '2'] }).end()
  })
  expect((await call()).headers['x-ratelimit-a']).toBe('1, 2')
})

test('[P1] a connection that is reset within an answer without a length is an error, no end', async () => {
  let reset = () => {}
  const { call } = await start((response) => {
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, { connection: 'close' }).write('data: half')
    reset = () => response.socket?.resetAndDestroy()
  })
  const reading = (await call()).readBody((piece) => {
    expect(new TextDecoder().decode(piece)).toBe('data: half')
    reset()
  })
  await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('[P1] an answer that is shorter than it announced is an error, no end', async () => {
  const { call } = await start((response) => {
    response.writeHead(200, { 'content-length': '100' }).write('data: half')
    response.socket?.end()
  })
  await expect(readAll(await call())).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('[P1] an answer that broke off before anyone read it is an error, no end', async () => {
  let reset = () => {}
  const { call } = await start((response) => {
    response.writeHead(200).write('data: half')
    reset = () => response.socket?.resetAndDestroy()
  })
  const answer = await call()
  reset()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(readAll(answer)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

test('an answer that has been read leaves its connection for the next one', async () => {
  const { call, upstream, controller } = await start((response) => response.end('data: x\n\n'))
  for (let count = 0; count < 3; count += 1) expect(await readAll(await call())).toBe('data: x\n\n')
  controller.abort() // as every run does when it is done
  expect(upstream.connections()).toBe(1)
})

test('headers beyond 16 kB are refused, with a code that is told', async () => {
  const { call } = await start((response) => {
    response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end()
  })
  await expect(call()).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' })
})

test('the body is read no faster than it is taken', async () => {
  let written = 0
  const block = Buffer.alloc(64 * 1024)
  const { call } = await start((response) => {
    response.writeHead(200)
    const write = () => {
      do written += block.byteLength
      while (response.write(block))
    }
    response.on('drain', write)
    write()
  })
  const { readBody } = await call()
  let taken = 0
  let takeNext = () => {}
  void readBody((piece) => {
    taken += piece.byteLength
    return new Promise<void>((resolve) => {
      takeNext = resolve
    })
  }).catch(() => {}) // the test ends in the middle of it
  await until(() => taken > 0)
  const afterOne = taken
  let before = -1
  while (before !== written) {
    before = written
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(taken).toBe(afterOne) // and the upstream waits: what is in between is the sockets' own
  takeNext()
  await until(() => taken > afterOne)
})

test('an address with a port on IPv6 is one', async ({ skip }) => {
  const server = createServer((_request, response) => response.end('six'))
  const listening = once(server, 'listening').catch(() => null)
  server.listen(0, '::1')
  if ((await listening) === null) skip('there is no IPv6 on this machine')
  const { port } = server.address() as AddressInfo // a TCP server has one
  const { send, close } = createNodeSend()
  const { signal } = new AbortController()
  const url = `http://[::1]:${port}/v1`
  const answer = await send({ method: 'GET', url, headers: {}, body: null, signal })
  expect(await readAll(answer)).toBe('six')
  close()
  server.close()
})
