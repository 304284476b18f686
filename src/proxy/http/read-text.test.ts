import { expect, test } from 'vitest'

import { createBodyBudget } from './body-budget.ts'
import { bytesOf, readText as readHeld } from './read-text.ts'

const roomy = createBodyBudget(Infinity)
const readText = (...[readBytes, maxBytes]: [ReturnType<typeof bytesOf>, number]) =>
  readHeld(readBytes, maxBytes, roomy.open())

const post = (body: BodyInit, headers = {}): Request =>
  // Node wants to be told that a stream is sent before the answer comes.
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

function endless(onPull: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => {
      onPull()
      controller.enqueue(new Uint8Array(1000).fill(0x61))
    },
  })
}

test('a body that never ends is read no further than the limit', async () => {
  let pieces = 0
  const body = endless(() => {
    pieces += 1
  })
  expect(await readText(bytesOf(post(body)), 10_000)).toEqual({ ok: false, error: 'too-large' })
  expect(pieces).toBeLessThan(13)
})

test('a length beyond the limit is refused unread, and a false one does not help', async () => {
  expect(await readText(bytesOf(post('x', { 'content-length': '11' })), 10)).toMatchObject({
    ok: false,
  })
  expect(
    await readText(bytesOf(post('x'.repeat(11), { 'content-length': '1' })), 10),
  ).toMatchObject({
    ok: false,
  })
})

test('text comes as it is; other bytes and a sender that breaks off are failures', async () => {
  expect(await readText(bytesOf(post('{"é": "世"}\n')), 100)).toEqual({
    ok: true,
    value: '{"é": "世"}\n',
  })
  expect(await readText(bytesOf(post(Uint8Array.of(0x61, 0xff))), 100)).toEqual({
    ok: false,
    error: 'not-utf8',
  })
  const broken = new ReadableStream({ pull: (c) => c.error(new Error('aborted')) })
  expect(await readText(bytesOf(post(broken)), 100)).toEqual({ ok: false, error: 'broken-off' })
})

test('what all requests together have in memory is limited, announced or not', async () => {
  const budget = createBodyBudget(10)
  const first = budget.open()
  expect((await readHeld(bytesOf(post('12345678')), 100, first)).ok).toBe(true)
  const noRoom = { ok: false, error: 'no-room' }
  expect(await readHeld(bytesOf(post('123')), 100, budget.open())).toEqual(noRoom)
  const announced = post('123', { 'content-length': '3' })
  expect(await readHeld(bytesOf(announced), 100, budget.open())).toEqual(noRoom)
  first.release()
  first.release()
  expect((await readHeld(bytesOf(post('1234567890')), 100, budget.open())).ok).toBe(true)
  expect(await readHeld(bytesOf(post('1')), 100, budget.open())).toEqual(noRoom)
})
