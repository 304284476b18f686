import { beforeEach, expect, test, vi } from 'vitest'

import { createRun } from '../../core/run/run.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createFakeLocks } from '../testing/fake-locks.ts'
import { createFakePage } from '../testing/fake-page.ts'
import { createFakeProxy } from '../testing/fake-proxy.ts'
import { providersWith } from '../testing/test-house.ts'
import { createProxyClient } from '../transport/proxy-client.ts'
import type { followLater } from './follow-later.ts'

/** As in a page that has followed no run yet. */
let follow: typeof followLater
let preload: () => Promise<void>
beforeEach(async () => {
  vi.resetModules()
  const fresh = await import('./follow-later.ts')
  follow = fresh.followLater
  preload = fresh.preloadReader
})

const run = createRun({
  id: '1'.padStart(32, '0'),
  providerId: 'demo',
  dialectId: 'openai-chat',
  model: 'm',
  outline: '{}',
  startedAt: 0,
})

function start() {
  const clock = createFakeClock()
  const proxy = createFakeProxy(providersWith(true))
  const deps = {
    now: clock.now,
    random: () => 0,
    setTimer: clock.setTimer,
    requestFrame: (callback: () => void) => clock.setTimer(callback, 16),
    nextTask: () => Promise.resolve(),
    tryLock: createFakeLocks().tryLock,
    page: createFakePage('/'),
  }
  const ends: string[] = []
  const followed = follow(
    deps,
    createProxyClient({ ...deps, fetch: proxy.fetch }),
    run,
    {
      kind: 'start',
      start: { runId: run.id, provider: 'demo', operation: 'chat', body: '{}' },
    },
    {
      onChange: () => {},
      onStarted: () => {},
      onCheckpoint: async () => {},
      onEnd: (ended) => ends.push(ended.status),
    },
  )
  return { clock, proxy, followed, ends }
}

test('a run is posted as soon as its reader is here', async () => {
  const { clock, proxy, followed } = start()
  expect(proxy.calls).toEqual([])
  await preload()
  await clock.settle()
  expect(proxy.upstream).toHaveLength(1)
  followed.drop()
})

test('a run that is stopped before is final at once, and never posted', async () => {
  const { clock, proxy, followed, ends } = start()
  followed.stop()
  expect(ends).toEqual(['stopped'])
  expect(followed.run.status).toBe('stopped')
  await preload()
  await clock.settle()
  expect(proxy.calls).toEqual([])
  expect(ends).toHaveLength(1)
})

test('a run that is dropped before is neither posted nor heard of', async () => {
  const { clock, proxy, followed, ends } = start()
  followed.drop()
  await preload()
  await clock.settle()
  expect([proxy.calls, ends]).toEqual([[], []])
})

test('a reader that cannot be fetched yet is waited for, and the message is then sent', async () => {
  vi.doMock('./follow-run.ts', () => {
    throw new TypeError('network error')
  })
  const { clock, proxy, followed, ends } = start()
  await vi.waitFor(() => expect(clock.pending()).toBe(1))
  vi.doUnmock('./follow-run.ts')
  await preload()
  await clock.advance(500)
  await vi.waitFor(() => expect(proxy.upstream).toHaveLength(1))
  expect(ends).toEqual([])
  followed.drop()
})

test('a reader that never comes ends the run after seven seconds, and nothing was sent', async () => {
  vi.doMock('./follow-run.ts', () => {
    throw new TypeError('network error')
  })
  const { clock, proxy, ends } = start()
  for (const pauseMs of [500, 1000, 2000, 4000]) {
    await vi.waitFor(() => expect(clock.pending()).toBe(1))
    expect(ends).toEqual([])
    await clock.advance(pauseMs)
  }
  await vi.waitFor(() => expect(ends).toEqual(['failed']))
  expect(proxy.calls).toEqual([])
  vi.doUnmock('./follow-run.ts')
})
