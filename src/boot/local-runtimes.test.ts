import { createServer as createHttpServer } from 'node:http'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { LocalRuntime, LocalRuntimesAnswer, ProviderHealth } from '../core/protocol/health.ts'
import { routes, type ProvidersAnswer } from '../core/protocol/protocol.ts'
import {
  lockedRuntimes,
  readyRuntimes,
  type RuntimeAnswers,
} from '../proxy/testing/runtime-answers.ts'
import { createServer, type RunningServer } from './server.ts'
import { aStart, ask, json, owner } from './testing/ask.ts'
import { startLocalUpstream, type LocalUpstream } from './testing/local-upstream.ts'

const closing: (() => Promise<void>)[] = []
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-local-'))
  mkdirSync(join(folder, 'client'))
  writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>App</title>')
})

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true })
})

/** On no port of a runtime: what runs on the machine of the tests is nobody's business. */
const nowhere = Object.fromEntries(
  ['OLLAMA', 'LM_STUDIO', 'LLAMA_CPP', 'VLLM', 'JAN'].map((name) => [
    `${name}_BASE_URL`,
    'http://127.0.0.1:1',
  ]),
)

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await createServer({
    env: { PORT: '0', ...nowhere, ...env },
    folder,
    clientFolder: join(folder, 'client'),
    print: () => {},
  })
  if (!server.ok) throw new Error(server.error)
  closing.push(server.value.close)
  return server.value
}

/** A runtime on a port of its own. What it does not know it answers as LM Studio does: with 200. */
async function startRuntime(answers: RuntimeAnswers): Promise<LocalUpstream> {
  const upstream = await startLocalUpstream((response, { path, method }) => {
    const [status, body] =
      method === 'GET'
        ? (answers[path] ?? [200, '{"error":"Unexpected endpoint or method."}'])
        : [200, 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n']
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  closing.push(upstream.close)
  return upstream
}

async function look(server: RunningServer): Promise<LocalRuntimesAnswer> {
  const { text } = await ask(server, routes.localRuntimes, {
    method: 'POST',
    headers: json,
    body: '{}',
  })
  return JSON.parse(text)
}

const stateOf = (
  { runtimes }: LocalRuntimesAnswer,
  id: string,
): LocalRuntime['state'] | undefined => runtimes.find((runtime) => runtime.id === id)?.state

test('a stranger with an Ollama finds it, sees its models and talks to it, with no key and no restart', async () => {
  const server = await start()
  expect(stateOf(await look(server), 'ollama')).toBe('absent')
  const ollama = await startRuntime(readyRuntimes.ollama)
  const moved = await start({ OLLAMA_BASE_URL: `${ollama.url}/v1` })
  expect((await look(moved)).runtimes[0]).toEqual({
    id: 'ollama',
    name: 'Ollama',
    baseUrl: ollama.url,
    state: 'ready',
    modelCount: 2,
    hint: null,
  })
  const health = await ask(moved, routes.health('ollama'), { headers: json })
  expect(JSON.parse(health.text)).toMatchObject({ state: 'ready', modelCount: 2 })
  const models = await ask(moved, routes.models('ollama'), { headers: json })
  expect(models.text).toBe(readyRuntimes.ollama['/api/tags']?.[1])
  for (const [digit, operation] of [
    ['1', 'chat'],
    ['2', 'messages'],
  ] as const) {
    const run = aStart({ runId: digit.repeat(32), provider: 'ollama', operation })
    expect((await ask(moved, routes.runs, run)).text).toContain('"cause":"eof"')
  }
  const sent = ollama.seen.filter(({ method }) => method === 'POST')
  expect(sent.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/v1/chat/completions', undefined],
    ['/v1/messages', undefined],
  ])
})

test('all five are found at once, on the ports they were moved to, and only by GETs', async () => {
  const runtimes = await Promise.all(Object.values(readyRuntimes).map(startRuntime))
  const urls = runtimes.map(({ url }) => url)
  const names = Object.keys(nowhere)
  const server = await start({
    ...Object.fromEntries(names.map((name, at) => [name, urls[at] ?? ''])),
    JAN_API_KEY: 'a-key-for-jan',
  })
  expect((await look(server)).runtimes.map(({ id, state }) => [id, state])).toEqual([
    ['ollama', 'ready'],
    ['lm-studio', 'ready'],
    ['llama-cpp', 'ready'],
    ['vllm', 'ready'],
    ['jan', 'ready'],
  ])
  expect(runtimes.flatMap(({ seen }) => seen).filter(({ method }) => method !== 'GET')).toEqual([])
})

test('a runtime moved by a line in .env, written after the start, is found there at once', async () => {
  const vllm = await startRuntime(readyRuntimes.vllm)
  const { VLLM_BASE_URL: _, ...others } = nowhere
  const server = await createServer({
    env: { PORT: '0', ...others },
    folder,
    clientFolder: join(folder, 'client'),
    print: () => {},
  })
  if (!server.ok) throw new Error(server.error)
  closing.push(server.value.close)
  writeFileSync(join(folder, '.env'), `VLLM_BASE_URL=${vllm.url}/v1\n`)
  expect(stateOf(await look(server.value), 'vllm')).toBe('ready')
  const { text } = await ask(server.value, routes.providers, { headers: owner })
  const { providers }: ProvidersAnswer = JSON.parse(text)
  expect(providers.find(({ id }) => id === 'vllm')).toMatchObject({
    isLocal: true,
    isUsable: true,
    baseUrlVariable: 'VLLM_BASE_URL',
    endpoints: { chat: `${vllm.url}/v1/chat/completions` },
  })
})

test('Verbatim itself, and whatever else is on those ports, is taken for none of them', async () => {
  const itself = await start()
  const page = await startLocalUpstream((response) => response.end('<!doctype html>'))
  closing.push(page.close)
  const silent = await startLocalUpstream(() => {})
  closing.push(silent.close)
  for (const url of [itself.url, page.url, silent.url]) {
    const server = await start(Object.fromEntries(Object.keys(nowhere).map((name) => [name, url])))
    const { runtimes } = await look(server)
    expect(runtimes.map(({ state }) => state)).toEqual(Array(5).fill('absent'))
  }
})

test('one that listens on IPv6 alone is found as well', async ({ skip }) => {
  const [status, version] = readyRuntimes.ollama['/api/version'] ?? [500, '']
  const tags = readyRuntimes.ollama['/api/tags']?.[1] ?? ''
  const six = createHttpServer((request, response) => {
    response.writeHead(status).end(request.url === '/api/version' ? version : tags)
  })
  const listening = once(six, 'listening').catch(() => null)
  six.listen(0, '::1')
  if ((await listening) === null) skip('there is no IPv6 on this machine')
  closing.push(async () => {
    six.closeAllConnections()
    six.close()
  })
  const { port } = six.address() as AddressInfo // a TCP server has one
  const server = await start({ OLLAMA_BASE_URL: `http://localhost:${port}` })
  expect(stateOf(await look(server), 'ollama')).toBe('ready')
})

test('Jan says that it wants a key, and no other provider is asked for its sake', async () => {
  const jan = await startRuntime(lockedRuntimes.jan ?? {})
  const server = await start({ JAN_BASE_URL: jan.url })
  expect(stateOf(await look(server), 'jan')).toBe('needs-key')
  const { text } = await ask(server, routes.health('jan'), { headers: json })
  const health: ProviderHealth = JSON.parse(text)
  expect(health).toMatchObject({ state: 'no-key', message: 'Jan has no key on this server.' })
})

test('a server that others reach looks at nothing of its machine', async () => {
  const ollama = await startRuntime(readyRuntimes.ollama)
  const token = 'a-long-enough-access-token'
  const server = await start({
    OLLAMA_BASE_URL: ollama.url,
    ALLOWED_HOSTS: 'play.example.test',
    VERBATIM_ACCESS_TOKEN: token,
  })
  const signIn = await ask(server, routes.session, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  })
  const session = signIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const headers = { ...json, cookie: `${owner.cookie}; ${session}` }
  const answer = await ask(server, routes.localRuntimes, { method: 'POST', headers, body: '{}' })
  expect(JSON.parse(answer.text)).toEqual({ isAllowed: false, runtimes: [] })
  for (const path of [routes.health('ollama'), routes.models('ollama')])
    expect((await ask(server, path, { headers })).status).toBe(404)
  expect(
    (await ask(server, routes.runs, { ...aStart({ provider: 'ollama' }), headers })).status,
  ).toBe(404)
  expect(ollama.connections()).toBe(0)
})

test('the demo is ready, and counts tokens as a provider with the Anthropic format does', async () => {
  const server = await start()
  const health = await ask(server, routes.health('demo'), { headers: owner })
  expect(JSON.parse(health.text)).toMatchObject({ state: 'ready', message: 'Demo is ready.' })
  const body = JSON.stringify({
    model: 'demo-fast',
    messages: [{ role: 'user', content: 'Hi there' }],
  })
  const counted = await ask(server, routes.countTokens('demo'), {
    method: 'POST',
    headers: json,
    body,
  })
  expect(counted.status).toBe(200)
  const run = aStart({ provider: 'demo', operation: 'count-tokens', body })
  const log = await ask(server, routes.runs, run)
  expect(log.text).toContain(JSON.stringify(counted.text).slice(1, -1)) // the same words, as a run
})
