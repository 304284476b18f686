import { expect, test } from 'vitest'

import { createStreamBench, numbered, records, runId, start } from './__fixtures__/stream-bench.ts'
import { createProxyClient } from './proxy-client.ts'
import { silenceMs } from './read-log.ts'
import { answerMs, streamRun, uploadMs } from './stream-run.ts'

test('a line that has gone silent is asked again, a heartbeat keeps it', async () => {
  const { clock, proxy, seen, open, links } = createStreamBench()
  open()
  await clock.advance(silenceMs - 1000)
  proxy.heartbeat()
  await clock.advance(silenceMs - 1000)
  expect(proxy.calls).toEqual(['POST /api/runs'])
  await clock.advance(1000)
  expect(links.at(-1)).toMatchObject({ state: 'reconnecting' })
  proxy.append(runId, ...records)
  await clock.advance(250)
  expect(proxy.calls).toEqual(['POST /api/runs', `GET /api/runs/${runId}`])
  expect(seen).toEqual(numbered)
  expect(clock.pending()).toBe(0)
})

test('a device that slept asks at once when the page is seen again', async () => {
  const { clock, deps, page, client, links } = createStreamBench()
  let sleptMs = 0
  const asleep = { ...deps, now: () => clock.now() + sleptMs }
  const stream = streamRun(asleep, client, start, {
    onRecord: () => {},
    onLink: (link) => links.push(link),
    onStarted: () => {},
    onLost: () => {},
  })
  await clock.settle()
  sleptMs = 60_000 // no timer ran meanwhile
  page.fire('visible')
  await clock.settle()
  expect(links.at(-1)).toMatchObject({ state: 'reconnecting' })
  stream.detach()
})

test('a clock that is put back does not put off the watch over a silent line', async () => {
  const { clock, deps, client, links } = createStreamBench()
  let shiftMs = 0
  const stream = streamRun({ ...deps, now: () => clock.now() + shiftMs }, client, start, {
    onRecord: () => {},
    onLink: (link) => links.push(link),
    onStarted: () => {},
    onLost: () => {},
  })
  await clock.settle()
  shiftMs = -24 * 60 * 60_000
  await clock.advance(2 * silenceMs)
  expect(links.map(({ state }) => state)).toContain('reconnecting')
  stream.detach()
})

test('a request that is never answered is given up, after the time that a large one takes', async () => {
  const { clock, deps, page, links } = createStreamBench()
  const calls: string[] = []
  const fetch = (path: string, init?: RequestInit) =>
    new Promise<Response>((_, reject) => {
      calls.push(path)
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  streamRun(deps, createProxyClient({ fetch, page, setTimer: clock.setTimer }), start, {
    onRecord: () => {},
    onLink: (link) => links.push(link),
    onStarted: () => {},
    onLost: () => {},
  })
  await clock.advance(uploadMs + 250)
  expect(calls).toEqual(['/api/runs', '/api/runs'])
})

test.each(['visible', 'online'] as const)('%s asks again at once', async (event) => {
  const { clock, proxy, page, seen, open } = createStreamBench()
  open()
  await clock.settle()
  proxy.faults.isDown = true
  proxy.cut()
  await clock.advance(20_000)
  proxy.faults.isDown = false
  proxy.append(runId, ...records)
  page.fire(event)
  await clock.settle()
  expect(seen).toEqual(numbered)
})

test('a network that comes back is a new one: an open line is asked again', async () => {
  const { clock, proxy, page, seen, open } = createStreamBench()
  open()
  await clock.settle()
  proxy.append(runId, ...records.slice(0, 2))
  await clock.settle()
  page.fire('online')
  await clock.advance(250)
  expect(proxy.calls.at(-1)).toBe(`GET /api/runs/${runId}?after=1`)
  proxy.append(runId, ...records.slice(2))
  await clock.settle()
  expect(seen).toEqual(numbered)
})

test('after a silence the next connections are given up sooner, and then as slow ones', async () => {
  const { clock, deps, page, proxy } = createStreamBench()
  const askedAt: number[] = []
  let isDead = false
  const fetch = async (path: string, init?: RequestInit) => {
    if (!isDead) return proxy.fetch(path, init)
    askedAt.push(clock.now())
    return new Promise<Response>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  }
  const client = createProxyClient({ fetch, page, setTimer: clock.setTimer })
  const stream = streamRun(deps, client, start, {
    onRecord: () => {},
    onLink: () => {},
    onStarted: () => {},
    onLost: () => {},
  })
  await clock.settle()
  isDead = true
  await clock.advance(60_000)
  const pauses = [250, 500, 1000, 2000, 4000]
  const waits = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0))
  expect(waits.slice(0, 4)).toEqual([
    answerMs + pauses[1]!,
    answerMs + pauses[2]!,
    answerMs + pauses[3]!,
    silenceMs + pauses[4]!,
  ])
  stream.detach()
})
