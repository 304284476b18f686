import { gzipSync } from 'node:zlib'

import { afterEach, expect, test } from 'vitest'

import { startLocalUpstream, until, type AnswerRequest } from '../testing/local-upstream.ts'
import { createUndiciSend } from './undici-send.ts'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function start(answer: AnswerRequest) {
  const upstream = await startLocalUpstream(answer)
  const { send, close } = createUndiciSend()
  closing.push(close, upstream.close)
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
    for await (const chunk of answer.body) expect(chunk.byteLength).toBeGreaterThan(0)
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
  for await (const chunk of answer.body) bytes += chunk.byteLength
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
  const readAll = async () => {
    for await (const chunk of (await call()).body) {
      expect(new TextDecoder().decode(chunk)).toBe('data: half')
      reset()
    }
  }
  await expect(readAll()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })
})
