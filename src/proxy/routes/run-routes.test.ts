import { expect, test } from 'vitest'

import { heartbeatMs, routes } from '../../core/protocol/protocol.ts'
import { defaultLimits } from '../deps.ts'
import { createMemoryLog } from '../runs/memory-log.ts'
import { settle } from '../testing/fake-time.ts'
import { createLocalBench } from '../testing/local-bench.ts'
import {
  aRequest,
  aRunId,
  aStart,
  createProxyBench,
  endOf,
  ownerCookie,
  readRecords,
  sentinelKey,
  textOf,
} from '../testing/proxy-bench.ts'

const runId = aRunId('1')
const aRead = (after?: number, headers = {}) =>
  aRequest(routes.run(runId) + (after === undefined ? '' : `?after=${after}`), { headers })
const aStop = (headers = {}) => aRequest(routes.run(runId), { method: 'DELETE', headers })

test('the body reaches the provider byte for byte, with our headers and the key, and nothing else', async () => {
  const { proxy, upstream } = createProxyBench()
  const body = '{"b":1,\t"a":  [1e2, "\\u00e9 é"],\n "b":2 }\n'
  await proxy.fetch(
    aStart(
      { body },
      { authorization: 'Bearer mine', 'x-api-key': 'mine', 'x-base-url': 'http://x' },
    ),
  )
  const { request } = upstream.only()
  expect({ ...request, signal: null }).toEqual({
    method: 'POST',
    url: 'https://api.openai.com/v1/chat/completions',
    body,
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'verbatim',
      'content-type': 'application/json',
      authorization: `Bearer ${sentinelKey}`,
    },
    signal: null,
  })
})

test('a run is streamed as numbered records that nothing in between may hold back', async () => {
  const { proxy, upstream } = createProxyBench()
  const answer = await proxy.fetch(aStart())
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(answer.headers.get('cache-control')).toBe('no-store, no-transform')
  expect(answer.headers.get('x-accel-buffering')).toBe('no')
  await upstream.only().open()
  await upstream.only().push('event: done\nid: 999\n\ndata: x')
  await upstream.only().end()
  const records = await readRecords(answer)
  expect(records.map(({ seq }) => seq)).toEqual([0, 1, 2])
  expect(textOf(records)).toBe('event: done\nid: 999\n\ndata: x')
  expect(endOf(records)).toBe('eof')
})

test('[P1] a reader that comes back after any record gets the rest, once and in order', async () => {
  const { proxy, upstream } = createProxyBench()
  const first = await proxy.fetch(aStart())
  await upstream.only().open()
  await upstream.only().push('a')
  const seen = await readRecords(first, 2)
  await upstream.only().push('b')
  const second = await readRecords(await proxy.fetch(aRead(seen.at(-1)?.seq)), 1)
  await upstream.only().push('c')
  await upstream.only().end()
  const third = await readRecords(await proxy.fetch(aRead(2)))
  const all = [...seen, ...second, ...third]
  expect(all.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4])
  expect(textOf(all)).toBe('abc')
  expect(await readRecords(await proxy.fetch(aRead()))).toEqual(all)
  expect(await readRecords(await proxy.fetch(aRead(4)))).toEqual([])
})

test('[P3] a reader that goes does not stop the run; DELETE does, also before the first byte', async () => {
  const { proxy, upstream } = createProxyBench()
  const answer = await proxy.fetch(aStart())
  await answer.body?.cancel()
  await settle()
  expect(upstream.only().isClosed()).toBe(false)
  expect((await proxy.fetch(aStop())).status).toBe(204)
  expect(upstream.only().isClosed()).toBe(true)
  const records = await readRecords(await proxy.fetch(aRead()))
  expect(records).toHaveLength(1)
  expect(endOf(records)).toBe('stopped')
  expect((await proxy.fetch(aStop())).status).toBe(204)
})

test('[P4] the same id posted again attaches, whatever the rest says', async () => {
  const { proxy, upstream } = createProxyBench()
  await proxy.fetch(aStart())
  await upstream.only().open()
  await upstream.only().push('one answer')
  const again = [aStart(), aStart({ provider: 'unknown' }), aStart({ body: 'no JSON' })]
  for (const request of again) {
    const answer = await proxy.fetch(request)
    expect(answer.status).toBe(200)
    expect(textOf(await readRecords(answer, 2))).toBe('one answer')
  }
  expect(upstream.arrivals).toHaveLength(1)
})

test('to another browser a run does not exist: not to read, to stop, or to post again', async () => {
  const { proxy, upstream } = createProxyBench()
  await proxy.fetch(aStart())
  const bob = { cookie: ownerCookie('b') }
  for (const cookie of [ownerCookie('b'), null, `verbatim_owner=${'a'.repeat(31)}`]) {
    expect((await proxy.fetch(aRead(undefined, { cookie }))).status).toBe(404)
    expect((await proxy.fetch(aStop({ cookie }))).status).toBe(404)
  }
  expect((await proxy.fetch(aStart({}, bob))).status).toBe(404)
  expect(upstream.only().isClosed()).toBe(false)
})

test('[P2] a log that never was answers 404, one that is gone 410, and is not started again', async () => {
  const { proxy, upstream, time } = createProxyBench()
  expect((await proxy.fetch(aRead())).status).toBe(404)
  await proxy.fetch(aStart())
  await proxy.fetch(aStop())
  await time.advance(31 * 60_000)
  expect((await proxy.fetch(aRead())).status).toBe(410)
  expect((await proxy.fetch(aStart())).status).toBe(410)
  expect((await proxy.fetch(aRead(undefined, { cookie: ownerCookie('b') }))).status).toBe(404)
  expect(upstream.arrivals).toHaveLength(1)
})

test('a provider without a key gives a log of one record that says so', async () => {
  const { proxy, upstream } = createProxyBench()
  const answer = await proxy.fetch(aStart({ provider: 'groq' }))
  expect(answer.status).toBe(200)
  expect(await readRecords(answer)).toEqual([
    {
      seq: 0,
      record: {
        type: 'end',
        atMs: 0,
        cause: 'no-key',
        detail: 'Groq has no key on this server.',
      },
    },
  ])
  expect(upstream.arrivals).toHaveLength(0)
})

test.each([
  ['an unknown provider', 404, { provider: 'evil' }],
  ['a name of the prototype', 404, { provider: 'constructor' }],
  ['an operation the provider does not serve', 400, { operation: 'messages' }],
  ['an operation that is none', 400, { operation: 'models' }],
  ['a path instead of an id', 400, { provider: '../openai' }],
  ['an address beside the rest', 400, { baseUrl: 'http://127.0.0.1:1/' }],
  ['a body that is no JSON', 400, { body: '{"a":' }],
  ['an id that is too short', 400, { runId: '1' }],
])('%s is refused and sends nothing', async (_what, status, differences) => {
  const { proxy, upstream } = createProxyBench()
  const answer = await proxy.fetch(aStart(differences))
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ error: { message: expect.any(String) } })
  expect(upstream.arrivals).toHaveLength(0)
})

test('a body beyond the limit is refused, with its length announced or not', async () => {
  const limits = { ...defaultLimits, maxRequestBytes: 1000 }
  const { proxy, upstream } = createProxyBench({ limits })
  const announced = aStart({ body: JSON.stringify('x'.repeat(2000)) }, { 'content-length': '2200' })
  expect((await proxy.fetch(announced)).status).toBe(413)
  expect((await proxy.fetch(aStart({ body: JSON.stringify('x'.repeat(2000)) }))).status).toBe(413)
  expect(upstream.arrivals).toHaveLength(0)
})

test('a browser with too many live runs is told to wait', async () => {
  const { proxy } = createProxyBench({ limits: { ...defaultLimits, maxLiveRunsPerOwner: 1 } })
  await proxy.fetch(aStart())
  const answer = await proxy.fetch(aStart({ runId: aRunId('2') }))
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('2')
  expect(await answer.json()).toMatchObject({ error: { kind: 'rate-limited', retryAfterMs: 2000 } })
})

test('a silent log sends a comment every 5 s', async () => {
  const { proxy, time } = createProxyBench()
  const reader = (await proxy.fetch(aStart())).body?.getReader()
  const pending = reader?.read()
  await settle()
  await time.advance(heartbeatMs)
  expect(new TextDecoder().decode((await pending)?.value)).toBe(':\n\n')
  await reader?.cancel()
})

test('a log that is not waited for ends with what is there, and the run goes on', async () => {
  const { proxy, upstream } = createProxyBench()
  const started = await proxy.fetch(aStart())
  await upstream.only().open()
  await upstream.only().push('a')
  await started.body?.cancel()
  const pass = async (after: number) => {
    const answer = await proxy.fetch(aRequest(`${routes.run(runId)}?after=${after}&wait=no`))
    return answer.text()
  }
  expect(await pass(-1)).toMatch(/^id: 0\n.*\n\nid: 1\n.*\n\n$/)
  expect(await pass(1)).toBe('')
  await upstream.only().push('b')
  await upstream.only().end()
  expect(await pass(1)).toMatch(/^id: 2\n.*\n\nid: 3\n.*"end".*\n\n$/)
})

test('a reader that takes nothing holds nothing, and does not slow the run', async () => {
  const { proxy, upstream } = createProxyBench()
  const answer = await proxy.fetch(aStart())
  await upstream.only().open()
  for (let count = 0; count < 20; count += 1) await upstream.only().push('x'.repeat(60_000))
  await upstream.only().end()
  const first = await answer.body?.getReader().read()
  expect(first?.value?.byteLength).toBeLessThan(70_000)
})

test('a reader whose log is evicted under it is closed, and told when it asks again', async () => {
  const limits = { maxBytes: 5_000, keepEndedMs: 60_000 }
  const bench = createProxyBench()
  const log = createMemoryLog(bench.time.setTimer, limits)
  const { proxy, upstream, time } = createProxyBench({ log, setTimer: bench.time.setTimer })
  const answer = await proxy.fetch(aStart())
  await upstream.only().open()
  const reader = answer.body?.getReader()
  await reader?.read()
  await upstream.only().end()
  await bench.time.advance(60_001)
  expect(await reader?.read()).toMatchObject({ done: true })
  expect((await proxy.fetch(aRead(0))).status).toBe(410)
  expect(time.now()).toBe(0)
})

test('`after` must be a position', async () => {
  const { proxy } = createProxyBench()
  await proxy.fetch(aStart())
  for (const after of ['x', '-2', '1.5', '1e3', '9'.repeat(16)])
    expect((await proxy.fetch(aRequest(`${routes.run(runId)}?after=${after}`))).status).toBe(400)
})

test('a HEAD request reads nothing and keeps no run alive', async () => {
  const { proxy, time, upstream } = createProxyBench()
  await (await proxy.fetch(aStart())).body?.cancel()
  await upstream.only().open()
  await proxy.fetch(aRequest(routes.run(runId), { method: 'HEAD' }))
  for (let minute = 0; minute < 10; minute += 1) {
    await upstream.only().push('.')
    await time.advance(60_000)
  }
  expect(upstream.only().isClosed()).toBe(true)
})

test('half a character is refused: it could not be sent as it was shown', async () => {
  const { proxy, upstream } = createProxyBench()
  expect((await proxy.fetch(aStart({ body: '{"a":"\ud83d"}' }))).status).toBe(400)
  expect(upstream.arrivals).toHaveLength(0)
  expect((await proxy.fetch(aStart({ body: '{"a":"\ud83d\ude00"}' }))).status).toBe(200)
})

test('a request that takes long to be read as JSON is refused before it is', async () => {
  const { proxy, upstream } = createProxyBench()
  const many = '[],'.repeat(200_001)
  const inside = await proxy.fetch(aStart({ body: `[${many}1]` }))
  expect(inside.status).toBe(400)
  expect(await inside.json()).toMatchObject({
    error: { message: 'The request has more than 200000 values.' },
  })
  const outside = aRequest(routes.runs, { method: 'POST', body: `{"body":[${many}1]}` })
  expect((await proxy.fetch(outside)).status).toBe(400)
  expect(upstream.arrivals).toHaveLength(0)
  // Text may be as long as it likes: nothing is built of it.
  expect((await proxy.fetch(aStart({ body: JSON.stringify([many]) }))).status).toBe(200)
})

test('the bodies of all requests have one budget, from the first byte until they were sent on', async () => {
  const limits = { ...defaultLimits, maxRequestBytes: 1_000, maxRequestBytesInAll: 2_200 }
  const { proxy, upstream } = createProxyBench({ limits })
  const body = JSON.stringify('x'.repeat(700))
  const start = (digit: string) => proxy.fetch(aStart({ runId: aRunId(digit), body }))
  for (const digit of ['1', '2']) expect((await start(digit)).status).toBe(200)
  const refused = await start('3')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  expect(await refused.json()).toMatchObject({ error: { kind: 'rate-limited' } })
  await upstream.arrivals[0]?.open()
  expect((await start('3')).status).toBe(200)
  await upstream.arrivals[1]?.fail('ECONNRESET')
  expect((await start('4')).status).toBe(200)
  expect(upstream.arrivals).toHaveLength(4)
})

test.each([
  ['ollama', 300_000],
  ['openai', 60_000],
])(
  'a run of %s may be silent for %i ms before it answers: a local model has to load',
  async (provider, ms) => {
    const { proxy, upstream, time } = createLocalBench('ollama')
    const answer = await proxy.fetch(aStart({ provider }))
    await time.advance(ms - 1)
    expect(upstream.only().isClosed()).toBe(false)
    await time.advance(1)
    expect(upstream.only().isClosed()).toBe(true)
    expect(endOf(await readRecords(answer))).toBe('upstream-timeout')
  },
)

test('a local model that was loaded in the last moment answers as any other', async () => {
  const { proxy, upstream, time } = createLocalBench('ollama')
  const answer = await proxy.fetch(aStart({ provider: 'ollama' }))
  await time.advance(299_999)
  await upstream.only().open()
  await upstream.only().push('loaded')
  await upstream.only().end()
  const records = await readRecords(answer)
  expect(textOf(records)).toBe('loaded')
  expect(endOf(records)).toBe('eof')
})
