import { expect, test } from 'vitest'

import { routes } from '../core/protocol/protocol.ts'
import { defaultLimits } from './deps.ts'
import { createMemoryLog, defaultMemoryLogLimits } from './runs/memory-log.ts'
import { settle } from './testing/fake-time.ts'
import { aRequest, aStart, createProxyBench, ownerCookie } from './testing/proxy-bench.ts'

const paths = [
  routes.providers,
  routes.models('groq'),
  routes.run('1'.repeat(32)),
  routes.runs,
  routes.session,
  '/api/unknown',
  '/demo/v1/models',
]

test.each([
  'evil.test',
  'evil.test:8787',
  'localhost.evil.test',
  'localhost.',
  '127.0.0.1.nip.io',
  '2130706433',
  'localhost@evil.test',
])('a request for the host %s is sent away from every path', async (host) => {
  const { proxy, upstream } = createProxyBench()
  for (const path of paths) {
    const origin = `http://${host}`
    expect((await proxy.fetch(aRequest(path, { headers: { host, origin } }))).status).toBe(421)
  }
  expect((await proxy.fetch(aStart({}, { host }))).status).toBe(421)
  expect(upstream.arrivals).toHaveLength(0)
})

test('a whole URL as target does not change whose host counts', async () => {
  const { proxy } = createProxyBench()
  const foreign = new Request('http://evil.test/api/providers', { headers: { host: 'localhost' } })
  expect((await proxy.fetch(foreign)).status).toBe(421)
})

test('loopback names with any port, and the names that were configured, are served', async () => {
  const { proxy } = createProxyBench({ allowedHosts: ['play.example', 'lab.example:8443'] })
  const statusFor = async (host: string) =>
    (await proxy.fetch(aRequest(routes.providers, { headers: { host } }))).status
  for (const host of [
    '127.0.0.1:1',
    '[::1]:8787',
    'LOCALHOST',
    'play.example:99',
    'lab.example:8443',
  ])
    expect(await statusFor(host)).toBe(200)
  expect(await statusFor('lab.example:8444')).toBe(421)
})

test.each([
  { origin: 'http://evil.test' },
  { origin: 'null' },
  { origin: 'http://localhost:3000' },
  { origin: 'http://localhost:8787.evil.test' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8787' },
])(
  'another web page (%j) may neither start a run nor read, and gets no CORS header',
  async (headers) => {
    const { proxy, upstream } = createProxyBench()
    const requests = [
      aStart({}, headers),
      ...paths.map((path) => aRequest(path, { headers })),
      ...paths.map((path) => aRequest(path, { method: 'OPTIONS', headers })),
      aRequest('/demo/v1/chat/completions', { method: 'POST', body: '{}', headers }),
    ]
    for (const request of requests) {
      const answer = await proxy.fetch(request)
      expect(answer.status).toBe(403)
      expect(
        [...answer.headers.keys()].filter((name) => name.startsWith('access-control')),
      ).toEqual([])
    }
    expect(upstream.arrivals).toHaveLength(0)
  },
)

test('our own page and programs are let in', async () => {
  const { proxy } = createProxyBench()
  const own = { origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' }
  expect((await proxy.fetch(aStart({}, own))).status).toBe(200)
  expect((await proxy.fetch(aRequest(routes.providers, { headers: own }))).status).toBe(200)
})

test('what a form or a no-cors fetch can send changes nothing', async () => {
  const { proxy, upstream } = createProxyBench()
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; application/json',
    null,
  ])
    expect((await proxy.fetch(aStart({}, { 'content-type': type }))).status).toBe(415)
  expect((await proxy.fetch(aStart({}, { 'x-verbatim': null }))).status).toBe(403)
  expect((await proxy.fetch(aStart({}, { 'x-verbatim': '2' }))).status).toBe(403)
  expect(
    (await proxy.fetch(aStart({}, { 'content-type': 'application/json; charset=utf-8' }))).status,
  ).toBe(200)
  expect(upstream.arrivals).toHaveLength(1)
})

test('a browser gets its name once, where no script and no other site can use it', async () => {
  const { proxy } = createProxyBench()
  const first = await proxy.fetch(aRequest(routes.providers, { headers: { cookie: null } }))
  expect(first.headers.get('set-cookie')).toMatch(
    /^verbatim_owner=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=31536000$/,
  )
  const known = await proxy.fetch(
    aRequest(routes.providers, { headers: { cookie: ownerCookie('a') } }),
  )
  expect(known.headers.get('set-cookie')).toBeNull()
})

test('every answer of /api is no-store, and an unknown path is a JSON 404', async () => {
  const { proxy } = createProxyBench()
  for (const path of [
    ...paths,
    '/api',
    '/api/',
    '/api/runs/x/y',
    '/api//runs',
    '/api/../api/zz',
    '/API/runs',
  ]) {
    const answer = await proxy.fetch(aRequest(path))
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('content-type')).toMatch(/^(application\/json|text\/plain)/)
  }
  expect((await proxy.fetch(aRequest('/api/health'))).status).toBe(404)
})

test('the demo is called by programs without a cookie or a header of ours', async () => {
  const { proxy } = createProxyBench({
    demo: async (request) =>
      new Response(`${request.method} ${request.url} ${await request.text()}`),
  })
  const answer = await proxy.fetch(
    new Request('http://localhost:8787/demo/v1/messages?x=1', { method: 'POST', body: '{"a":1}' }),
  )
  expect(answer.status).toBe(200)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(await answer.text()).toBe('POST http://demo.verbatim.invalid/v1/messages?x=1 {"a":1}')
})

test('the demo, open to everybody, takes no more than 4 MB of a request', async () => {
  const { proxy } = createProxyBench({ demo: async () => new Response('answered') })
  const body = ' '.repeat(4 * 1024 * 1024 + 1)
  const post = (text: string) =>
    proxy.fetch(
      new Request('http://localhost:8787/demo/v1/messages', { method: 'POST', body: text }),
    )
  expect((await post(body)).status).toBe(413)
  expect((await post(body.slice(1))).status).toBe(200)
})

/** A sender that announces four megabytes, sends so many bytes and then nothing. */
const aStalledPost = (bytes: number): Request =>
  new Request('http://localhost:8787/demo/v1/messages', {
    method: 'POST',
    headers: { 'content-length': String(4 * 1024 * 1024) },
    body: new ReadableStream({ start: (sent) => sent.enqueue(new Uint8Array(bytes)) }),
    duplex: 'half',
  } as RequestInit)

test('who announces much and sends little takes no room from others, with a token or without', async () => {
  const { proxy } = createProxyBench({ demo: async () => new Response('answered') })
  const demo = () =>
    proxy.fetch(
      new Request('http://localhost:8787/demo/v1/messages', { method: 'POST', body: 'x' }),
    )
  for (let count = 0; count < 40; count += 1) void proxy.fetch(aStalledPost(1))
  await settle()
  expect((await demo()).status).toBe(200)
  expect((await proxy.fetch(aStart())).status).toBe(200)
})

test('who fills the memory for the demo takes none from those who start answers', async () => {
  const limits = { ...defaultLimits, maxRequestBytesInAll: defaultLimits.maxRequestBytes }
  const { proxy } = createProxyBench({ limits })
  const mostBytes = 4 * 1024 * 1024 - 1
  for (let count = 0; count < 8; count += 1) void proxy.fetch(aStalledPost(mostBytes))
  await settle()
  expect((await proxy.fetch(aStalledPost(mostBytes))).status).toBe(503)
  expect((await proxy.fetch(aStart())).status).toBe(200)
})

test('a run that cannot begin gives back the memory its request took', async () => {
  const log = createMemoryLog(() => () => {}, defaultMemoryLogLimits)
  const broken = { ...log, ownerOf: () => Promise.reject(new Error('no such store')) }
  const limits = { ...defaultLimits, maxRequestBytes: 400, maxRequestBytesInAll: 400 }
  const { proxy } = createProxyBench({ log: broken, limits })
  for (let count = 0; count < 5; count += 1) expect((await proxy.fetch(aStart())).status).toBe(500)
})

test('a body that would become more values than a conversation has is refused unread', async () => {
  const { proxy } = createProxyBench({ demo: async () => new Response('answered') })
  const post = (body: string) =>
    proxy.fetch(new Request('http://localhost:8787/demo/v1/messages', { method: 'POST', body }))
  expect((await post(`[${'[],'.repeat(200_000)}1]`)).status).toBe(400)
  expect((await post(`["${'[],'.repeat(200_000)}"]`)).status).toBe(200)
})

test('with an access token `/api` is closed until it has been given', async () => {
  const { proxy } = createProxyBench({ accessToken: 'correct horse' })
  const signIn = (token: string) =>
    proxy.fetch(aRequest(routes.session, { method: 'POST', body: JSON.stringify({ token }) }))
  expect((await proxy.fetch(aRequest(routes.providers))).status).toBe(401)
  expect((await proxy.fetch(aStart())).status).toBe(401)
  for (const wrong of ['', 'correct hors', 'correct horse ', '\0', "' OR 1=1 --"])
    expect((await signIn(wrong)).status).toBe(401)
  const cookie = (await signIn('correct horse')).headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(cookie).toMatch(/^verbatim_session=[0-9a-f]{64}$/)
  expect((await proxy.fetch(aRequest(routes.providers, { headers: { cookie } }))).status).toBe(200)
  const forged = `${cookie.slice(0, -1)}${cookie.endsWith('0') ? '1' : '0'}`
  expect(
    (await proxy.fetch(aRequest(routes.providers, { headers: { cookie: forged } }))).status,
  ).toBe(401)
})

test('wrong tokens are not counted for ever, but guessing is slowed', async () => {
  const { proxy, time } = createProxyBench({ accessToken: 'correct horse' })
  await time.advance(100_000)
  const signIn = (token: string) =>
    proxy.fetch(aRequest(routes.session, { method: 'POST', body: JSON.stringify({ token }) }))
  for (let count = 0; count < 20; count += 1) expect((await signIn('x')).status).toBe(401)
  expect((await signIn('correct horse')).status).toBe(429)
  await time.advance(60_001)
  expect((await signIn('correct horse')).status).toBe(204)
})

test('a guesser locks out its own address, and no other', async () => {
  const { proxy } = createProxyBench({ accessToken: 'correct horse' })
  const signIn = async (token: string, address: string) => {
    const body = JSON.stringify({ token })
    const request = aRequest(routes.session, { method: 'POST', body })
    return (await proxy.fetch(request, address)).status
  }
  for (let count = 0; count < 20; count += 1) expect(await signIn('x', '192.0.2.1')).toBe(401)
  expect(await signIn('correct horse', '192.0.2.1')).toBe(429)
  expect(await signIn('correct horse', '192.0.2.2')).toBe(204)
})

test('guesses at the same time are slowed like guesses one by one', async () => {
  const { proxy } = createProxyBench({ accessToken: 'correct horse' })
  const guesses = Array.from({ length: 100 }, (_, at) =>
    proxy.fetch(
      aRequest(routes.session, { method: 'POST', body: JSON.stringify({ token: `guess ${at}` }) }),
    ),
  )
  const statuses = (await Promise.all(guesses)).map((answer) => answer.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(80)
})

test('a session cannot be worked out from the token: a guess as a cookie would not be counted', async () => {
  const cookieOf = async (digit: string) => {
    const { proxy } = createProxyBench({
      accessToken: 'correct horse',
      randomHex: (digits) => digit.repeat(digits),
    })
    const body = JSON.stringify({ token: 'correct horse' })
    return (await proxy.fetch(aRequest(routes.session, { method: 'POST', body }))).headers.get(
      'set-cookie',
    )
  }
  expect(await cookieOf('1')).not.toBe(await cookieOf('2'))
})

test('a method that no request can be made with is refused, not a fault', async () => {
  const { proxy, reported } = createProxyBench()
  // The platform makes no such request, but a raw socket does (node-server passes it on).
  const trace = new Proxy(aRequest('/demo/v1/messages'), {
    get: (request, name) => (name === 'method' ? 'TRACE' : Reflect.get(request, name, request)),
  })
  expect((await proxy.fetch(trace)).status).toBe(404)
  expect(reported).toEqual([])
})

test('[K1] a fault inside Verbatim tells nothing of what it was about', async () => {
  const { proxy, reported } = createProxyBench({
    providerRows: () => {
      throw new TypeError('sk-SENTINEL in a message')
    },
  })
  const answer = await proxy.fetch(aRequest(routes.providers))
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('SENTINEL')
  expect(reported).toEqual(['A request failed inside Verbatim: TypeError'])
})
