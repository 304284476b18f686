import { expect, test } from 'vitest'

import type { UpstreamRequest } from '../../proxy/upstream/upstream.ts'
import { createDemoSend } from './demo-send.ts'

const aCall = (url: string, signal = new AbortController().signal): UpstreamRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"a": 1}\n',
  signal,
})

const noNetwork = () => Promise.reject(new Error('the network was asked'))

test('only requests for the demo go to the function', async () => {
  const send = createDemoSend(
    async (request) => new Response(`${request.url} ${await request.text()}`, { status: 201 }),
    noNetwork,
  )
  const answer = await send(aCall('http://demo.verbatim.invalid/v1/messages'))
  expect(answer.status).toBe(201)
  expect(answer.headers['content-type']).toBe('text/plain;charset=UTF-8')
  const chunks: Uint8Array[] = []
  await answer.readBody((chunk) => void chunks.push(chunk))
  expect(Buffer.concat(chunks).toString()).toBe(
    'http://demo.verbatim.invalid/v1/messages {"a": 1}\n',
  )
  await expect(send(aCall('http://demo.verbatim.invalid.evil.test/v1'))).rejects.toThrow('network')
})

test('an abort, or a reader that has enough, cancels the work of the function', async () => {
  let cancelled = 0
  const send = createDemoSend(
    async () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1)),
          cancel: () => {
            cancelled += 1
          },
        }),
      ),
    noNetwork,
  )
  const url = 'http://demo.verbatim.invalid/v1/x'
  const enough = new Error('enough')
  const reading = (await send(aCall(url))).readBody(() => {
    throw enough
  })
  await expect(reading).rejects.toBe(enough)
  expect(cancelled).toBe(1)

  const controller = new AbortController()
  const { readBody } = await send(aCall(url, controller.signal))
  await expect(readBody(() => controller.abort(enough))).rejects.toBe(enough)
  expect(cancelled).toBe(2)

  const unread = new AbortController()
  await send(aCall(url, unread.signal))
  unread.abort()
  expect(cancelled).toBe(3)
})

test('the function works no faster than its answer is taken', async () => {
  let made = 0
  const send = createDemoSend(
    async () =>
      new Response(
        new ReadableStream(
          {
            pull: (controller) => {
              made += 1
              controller.enqueue(new Uint8Array(1))
            },
          },
          { highWaterMark: 0 },
        ),
      ),
    noNetwork,
  )
  const answer = await send(aCall('http://demo.verbatim.invalid/v1/x'))
  void answer.readBody(() => new Promise(() => {}))
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(made).toBe(1)
})
