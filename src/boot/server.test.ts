import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as openRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { routes } from '../core/protocol/protocol.ts'
import { originPlaceholder } from './prerender/site-file.ts'
import { createServer, type RunningServer } from './server.ts'
import { aStart, aStop, ask, json, owner, runId } from './testing/ask.ts'
import { startLocalUpstream, until, type LocalUpstream } from './testing/local-upstream.ts'

const sentinel = 'sk-SENTINEL-9d41c7e2b0'
const closing: (() => Promise<void>)[] = []
let folder = ''
let printed: string[] = []

beforeEach(() => {
  printed = []
  folder = mkdtempSync(join(tmpdir(), 'verbatim-boot-'))
  mkdirSync(join(folder, 'client/assets'), { recursive: true })
  writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>App</title>')
  writeFileSync(join(folder, 'client/assets/main-1a2b.js'), 'export {}')
})

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true })
})

const create = (env: Record<string, string> = {}) =>
  createServer({
    env: { PORT: '0', ...env },
    folder,
    clientFolder: join(folder, 'client'),
    print: (line) => printed.push(line),
  })

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await create(env)
  if (!server.ok) throw new Error(server.error)
  closing.push(server.value.close)
  return server.value
}

async function startUpstream(
  answer: Parameters<typeof startLocalUpstream>[0],
): Promise<LocalUpstream> {
  const upstream = await startLocalUpstream(answer)
  closing.push(upstream.close)
  return upstream
}

test('every answer, whatever it is, carries the strict policy', async () => {
  const server = await start()
  const paths = [
    '/',
    '/assets/main-1a2b.js',
    '/nothing',
    '/api/providers',
    '/api/nothing',
    '/demo/v1/models',
    routes.run(runId),
  ]
  const log = await ask(server, routes.runs, aStart({ provider: 'demo' }))
  expect(log.status).toBe(200)
  for (const { headers } of [log, ...(await Promise.all(paths.map((path) => ask(server, path))))]) {
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    expect(headers['content-security-policy']).toContain(
      "require-trusted-types-for 'script'; trusted-types colour-worker",
    )
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test.each(['evil.test', 'evil.test:80', 'localhost.evil.test', 'h/?', 'h/#', 'a@127.0.0.1'])(
  'the host %s gets nothing: no page, no file, no data',
  async (host) => {
    const server = await start()
    for (const path of ['/', '/assets/main-1a2b.js', '/api/providers', '/demo/v1/models']) {
      const answer = await ask(server, path, { headers: { host, origin: `http://${host}` } })
      expect([400, 421]).toContain(answer.status)
      expect(answer.text).not.toContain('App')
    }
  },
)

test.each([
  ['another host', 421, { host: 'evil.test' }],
  ['another page', 403, { origin: 'http://evil.test' }],
  ['another site', 403, { 'sec-fetch-site': 'cross-site' }],
  ['a form', 415, { 'content-type': 'text/plain' }],
  ['no header of ours', 403, { 'x-verbatim': '' }],
  ['a body that is too large', 413, { 'content-length': '900000000' }],
])('a run asked for by %s is refused before it is read', async (_what, status, headers) => {
  const server = await start()
  const { method, body } = aStart()
  const answer = await ask(server, routes.runs, { method, body, headers: { ...json, ...headers } })
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({ error: { status } })
})

test.each([
  ['two hosts', 421, ['host', 'localhost', 'host', 'evil.test']],
  ['a host that is none', 400, ['host', 'a b']],
  ['a port that is none', 400, ['host', 'evil:99999']],
  ['two kinds of body', 415, ['host', 'localhost', 'content-type', 'text/plain']],
])('a request with %s is refused, and is no fault of ours', async (_what, status, headers) => {
  const server = await start()
  const { method, body } = aStart()
  const given = Object.entries({ ...json, 'content-length': `${body.length}` }).flat()
  const answer = await ask(server, routes.runs, { method, body, headers: [...given, ...headers] })
  expect(answer.status).toBe(status)
  expect(printed.join()).not.toContain('failed inside')
})

test('a browser that starts a run before it has a name is given one', async () => {
  const server = await start()
  const headers = { ...json, cookie: '' }
  const answer = await ask(server, routes.runs, { ...aStart({ provider: 'demo' }), headers })
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^verbatim_owner=[0-9a-f]{32}; Path=\/; HttpOnly/,
  )
})

test('the page gives the browser its name', async () => {
  const server = await start()
  const first = await ask(server, '/', { headers: { 'sec-fetch-site': 'none' } })
  expect(first.status).toBe(200)
  expect(first.headers['set-cookie']?.[0]).toMatch(
    /^verbatim_owner=[0-9a-f]{32}; Path=\/; HttpOnly/,
  )
  expect(first.headers['cache-control']).toBe('no-store')
  const again = await ask(server, '/', { headers: owner })
  expect(again.headers).not.toHaveProperty('set-cookie')
})

test('an answer travels from a provider to the page, through real sockets', async () => {
  const upstream = await startUpstream((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'set-cookie': 'a=b' })
    response.write('data: {"x":"Gr')
    response.end(Buffer.from('üße"}\n\n').subarray(0))
  })
  const server = await start({ OPENAI_API_KEY: sentinel, OPENAI_BASE_URL: upstream.url })
  const { text, headers } = await ask(server, routes.runs, aStart())
  expect(headers).not.toHaveProperty('set-cookie')
  const records = text
    .split('\n')
    .flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []))
  expect(records.map(({ text: piece = '' }) => piece).join('')).toBe('data: {"x":"Grüße"}\n\n')
  expect(records.at(-1)).toMatchObject({ type: 'end', cause: 'eof' })
  expect(upstream.seen[0]).toMatchObject({
    path: '/chat/completions',
    body: '{"a": 1}\n',
    headers: { authorization: `Bearer ${sentinel}`, 'accept-encoding': 'identity' },
  })
})

test('[P3] a lost page does not close the provider connection; DELETE does, before the first byte too', async () => {
  const upstream = await startUpstream(() => {})
  const server = await start({ OPENAI_API_KEY: sentinel, OPENAI_BASE_URL: upstream.url })
  const page = openRequest({
    port: server.port,
    host: '127.0.0.1',
    path: routes.runs,
    method: 'POST',
    headers: json,
  })
  page.on('error', () => {})
  page.end(aStart().body)
  await until(() => upstream.seen.length === 1)
  const closed = upstream.seen[0]?.socketClosed ?? Promise.resolve(0)
  page.destroy()
  const outcome = await Promise.race([closed, new Promise((r) => setTimeout(r, 100, 'still open'))])
  expect(outcome).toBe('still open')
  const stoppedAt = performance.now()
  expect((await ask(server, routes.run(runId), aStop)).status).toBe(204)
  expect((await closed) - stoppedAt).toBeLessThan(250)
  expect((await ask(server, routes.run(runId), { headers: owner })).text).toContain(
    '"cause":"stopped"',
  )
})

test('[K1] a provider that redirects, echoes or hides the key gives it to nobody', async () => {
  const canary = await startUpstream((response) => response.end())
  const encoded = Buffer.from(sentinel).toString('base64')
  const upstream = await startUpstream((response, { body }) => {
    if (body.includes('redirect')) {
      response.writeHead(307, { location: `${canary.url}/?k=${sentinel}` }).end(sentinel)
      return
    }
    response.writeHead(401, { 'www-authenticate': sentinel, 'x-request-id': sentinel })
    response.write(`Incorrect API key: ${sentinel.slice(0, 10)}`)
    setTimeout(() => response.end(`${sentinel.slice(10)} ${encoded} <script>`), 20)
  })
  const server = await start({ OPENAI_API_KEY: `"${sentinel}"\n`, OPENAI_BASE_URL: upstream.url })
  const answers = [
    await ask(server, routes.runs, aStart()),
    await ask(server, routes.runs, aStart({ runId: '2'.repeat(32), body: '"redirect"' })),
    await ask(server, routes.models('openai'), { headers: owner }),
    await ask(server, routes.providers, { headers: owner }),
    await ask(server, '/'),
  ]
  const everything = JSON.stringify([answers, printed])
  for (const part of [sentinel, sentinel.slice(0, 12), sentinel.slice(-12), encoded])
    expect(everything).not.toContain(part)
  expect(answers[0]?.text).toContain('[key removed]')
  expect(answers[1]?.text).toContain('upstream-redirect')
  expect(canary.connections()).toBe(0)
})

test('a key added to .env counts without a restart, and is said without being shown', async () => {
  const server = await start()
  const isReady = async () => {
    const { text } = await ask(server, routes.providers)
    const { providers } = JSON.parse(text)
    return providers.find(({ id }: { id: string }) => id === 'groq').isUsable
  }
  expect(await isReady()).toBe(false)
  writeFileSync(join(folder, '.env'), `GROQ_API_KEY=${sentinel}\n`)
  expect(await isReady()).toBe(true)
  await until(() => printed.some((line) => line.includes('.env changed. Ready: Groq.')))
  expect(printed.join('\n')).not.toContain('SENTINEL')
})

test('without a key the demo answers, at its own address too', async () => {
  const server = await start()
  const body = JSON.stringify({
    model: 'demo-fast',
    stream: true,
    messages: [{ role: 'user', content: 'Hi' }],
  })
  const run = await ask(server, routes.runs, aStart({ provider: 'demo', body }))
  expect(run.text).toContain('"cause":"eof"')
  const direct = await ask(server, '/demo/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(direct.status).toBe(200)
  expect(direct.text).toContain('[DONE]')
  const foreign = await ask(server, '/demo/v1/models', { headers: { origin: 'http://evil.test' } })
  expect(foreign.status).toBe(403)
})

test('a shutdown tells readers why, and is over in time', async () => {
  const upstream = await startUpstream((response) => {
    response.writeHead(200).write('data: x\n\n')
  })
  const server = await start({ OPENAI_API_KEY: sentinel, OPENAI_BASE_URL: upstream.url })
  const page = ask(server, routes.runs, aStart())
  await until(() => upstream.seen.length === 1)
  const closedAt = performance.now()
  await server.close()
  expect(performance.now() - closedAt).toBeLessThan(1_000)
  expect((await page).text).toContain('"cause":"deploy"')
})

test('a start that cannot be is one sentence: open to others without a token, no app, port taken', async () => {
  const sentences = [
    await create({ HOST: '0.0.0.0' }),
    await create({ PORT: String((await start()).port) }),
    await createServer({
      env: { PORT: '0' },
      folder,
      clientFolder: join(folder, 'none'),
      print: () => {},
    }),
    await create({ VERBATIM_PROVIDERS: 'none.json' }),
  ].map((outcome) => (outcome.ok ? 'it started' : outcome.error))
  expect(sentences).toEqual([
    expect.stringContaining('VERBATIM_ACCESS_TOKEN'),
    expect.stringMatching(/^Port \d+ is in use\./),
    expect.stringContaining('npm run build'),
    expect.stringContaining('VERBATIM_PROVIDERS'),
  ])
})

test('a body that never ends is refused before it is read', async () => {
  const server = await start({ VERBATIM_REQUEST_MB: '0.01' })
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {}) // the server may cut us off while we still send
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString()
  })
  socket.write(
    'POST /api/runs HTTP/1.1\r\nHost: localhost\r\nx-verbatim: 1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
  )
  for (let sent = 0; sent < 200 && answer === ''; sent += 1) {
    socket.write(`400\r\n${'x'.repeat(1024)}\r\n`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await until(() => answer !== '')
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  socket.destroy()
})

test('a link from another site does not take its name, and its running answers, from a browser', async () => {
  const server = await start()
  const follow = (site: string) => ask(server, '/', { headers: { 'sec-fetch-site': site } })
  // The browser keeps its SameSite=Strict cookie back on the way from another site.
  const linked = await follow('cross-site')
  expect(linked.status).toBe(200)
  expect(linked.headers['set-cookie']).toBeUndefined()
  expect((await follow('none')).headers['set-cookie']).toHaveLength(1)
})

test('1,000 runs at once are whole, each with its own answer', async () => {
  const upstream = await startUpstream((response, { body }) => {
    response.writeHead(200).write(`begin ${body}`)
    setTimeout(() => response.end('end'), 100)
  })
  const server = await start({
    OPENAI_API_KEY: sentinel,
    OPENAI_BASE_URL: upstream.url,
    VERBATIM_RUNS_PER_BROWSER: '1000',
  })
  const runs = Array.from({ length: 1000 }, async (_, number) => {
    const id = number.toString(16).padStart(32, '0')
    const { text } = await ask(server, routes.runs, aStart({ runId: id, body: `${number}` }))
    const records = text
      .split('\n')
      .flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6))] : []))
    return [records.map((record) => record.text ?? '').join(''), records.at(-1).cause]
  })
  expect(await Promise.all(runs)).toEqual(
    Array.from({ length: 1000 }, (_, number) => [`begin ${number}end`, 'eof']),
  )
}, 60_000)

test('requests that are too large together are refused while they come, and leave no trace', async () => {
  const upstream = await startUpstream((response) => response.end('{}'))
  const server = await start({
    OPENAI_API_KEY: sentinel,
    OPENAI_BASE_URL: upstream.url,
    VERBATIM_REQUEST_MB: '1',
    VERBATIM_REQUESTS_MB: '1.5',
  })
  const body = JSON.stringify('x'.repeat(900_000))
  let posts = 0
  /** Asks until it is so: the other request arrives, and goes, when the system says so. */
  const postUntil = async (status: number) => {
    for (;;) {
      const id = (posts += 1).toString(16).padStart(32, '0')
      const answer = await ask(server, routes.runs, aStart({ runId: id, body }))
      if (answer.status === status) return answer
    }
  }
  const half = openRequest({
    port: server.port,
    host: '127.0.0.1',
    path: routes.runs,
    method: 'POST',
    headers: { ...json, 'content-length': '950000' },
  })
  half.on('error', () => {}) // it is cut below
  half.write('x'.repeat(800_000))
  const refused = await postUntil(503)
  expect(JSON.parse(refused.text)).toMatchObject({ error: { kind: 'rate-limited' } })
  half.destroy()
  expect((await postUntil(200)).text).toContain('"cause":"eof"')
})

const token = 'a-long-random-text-of-a-test'

test.each([
  ['not told, the name it answers to', { ALLOWED_HOSTS: 'localhost,play.example.com' }, true],
  [
    'as it was told',
    { ALLOWED_HOSTS: 'b.example', PUBLIC_ORIGIN: 'https://play.example.com' },
    false,
  ],
])('[S3] the pages of a public server name one address: %s', async (_name, env, isAsked) => {
  writeFileSync(join(folder, 'client/robots.txt'), `Sitemap: ${originPlaceholder}/sitemap.xml`)
  const server = await start({ ...env, VERBATIM_ACCESS_TOKEN: token })
  expect((await ask(server, '/robots.txt')).text).toBe(
    'Sitemap: https://play.example.com/sitemap.xml',
  )
  expect(printed.filter((line) => line.includes('Set PUBLIC_ORIGIN'))).toHaveLength(isAsked ? 1 : 0)
})

test('[S3] on one’s own machine pages name where the server listens, and nothing is to be set', async () => {
  writeFileSync(join(folder, 'client/robots.txt'), `Sitemap: ${originPlaceholder}/sitemap.xml`)
  const server = await start()
  expect((await ask(server, '/robots.txt')).text).toBe(`Sitemap: ${server.url}/sitemap.xml`)
  expect(printed.join('')).not.toContain('PUBLIC_ORIGIN')
})
