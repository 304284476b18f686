import { expect, test } from 'vitest'

import { createTestHouse } from '../testing/test-house.ts'
import { createProxyClient } from './proxy-client.ts'

function setUp() {
  const { proxy, page, clock } = createTestHouse()
  return {
    proxy,
    clock,
    client: createProxyClient({ fetch: proxy.fetch, page, setTimer: clock.setTimer }),
  }
}

test('the health of a provider is asked for, fresh where that is wanted', async () => {
  const { proxy, client } = setUp()
  proxy.health = {
    state: 'limited',
    message: 'Wait.',
    durationMs: 3,
    modelCount: null,
    retryAfterMs: 9,
  }
  expect(await client.health('a b')).toEqual({ ok: true, value: proxy.health })
  await client.health('openai', { fresh: true })
  expect(proxy.calls).toEqual([
    'GET /api/providers/a%20b/health',
    'GET /api/providers/openai/health?fresh=yes',
  ])
})

test('looking for local runtimes changes nothing here, but is no plain GET: it touches the machine', async () => {
  const { proxy, client } = setUp()
  expect(await client.localRuntimes()).toEqual({ ok: true, value: proxy.localRuntimes })
  expect(proxy.calls).toEqual(['POST /api/local-runtimes'])
})

test('tokens are counted by the provider, in its own words, and no run comes of it', async () => {
  const { proxy, client } = setUp()
  const { signal } = new AbortController()
  expect(await client.countTokens('demo', '{"a":1}', signal)).toEqual({
    ok: true,
    value: { input_tokens: 7 },
  })
  expect(proxy.calls).toEqual(['POST /api/providers/demo/count-tokens'])
  expect(proxy.upstream).toEqual([])
  expect(await client.countTokens('demo', '{}', AbortSignal.abort())).toMatchObject({ ok: false })
})

test('an answer that is not one of ours is a stranger on our port', async () => {
  const { proxy, client } = setUp()
  proxy.health = { status: 'ok' }
  proxy.localRuntimes = []
  const failed = { ok: false, error: { error: { kind: 'server-down' } } }
  expect(await client.health('openai')).toMatchObject(failed)
  expect(await client.localRuntimes()).toMatchObject(failed)
})
