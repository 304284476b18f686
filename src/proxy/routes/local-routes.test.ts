import { expect, test } from 'vitest'

import type { LocalRuntimesAnswer } from '../../core/protocol/health.ts'
import { routes } from '../../core/protocol/protocol.ts'
import { settle } from '../testing/fake-time.ts'
import { createLocalBench } from '../testing/local-bench.ts'
import { aRequest, aRunId, aStart, createProxyBench, readRecords } from '../testing/proxy-bench.ts'
import { createRoutedSend, type RoutedAnswer } from '../testing/routed-send.ts'
import {
  addressesOf,
  emptyRuntimes,
  loadingLlama,
  lockedRuntimes,
  readyRuntimes,
  type RuntimeAnswers,
} from '../testing/runtime-answers.ts'

const aLook = () => aRequest(routes.localRuntimes, { method: 'POST', body: '{}' })

async function look(
  runtimes: Readonly<Record<string, RuntimeAnswers>>,
  variables: Readonly<Record<string, string>> = {},
) {
  const network = createRoutedSend(addressesOf(runtimes))
  const { proxy } = createProxyBench({
    send: network.send,
    readVariable: (name) => variables[name],
  })
  const answer: LocalRuntimesAnswer = await (await proxy.fetch(aLook())).json()
  const found = answer.runtimes.filter(({ state }) => state !== 'absent')
  return { ...network, answer, found }
}

test('every runtime that runs is found, with its models', async () => {
  const { answer, seen } = await look(readyRuntimes, { JAN_API_KEY: 'a-key' })
  expect(answer.isAllowed).toBe(true)
  expect(answer.runtimes.map(({ id, state, modelCount }) => [id, state, modelCount])).toEqual([
    ['ollama', 'ready', 2],
    ['lm-studio', 'ready', 1], // the other model makes embeddings
    ['llama-cpp', 'ready', 1],
    ['vllm', 'ready', 1],
    ['jan', 'ready', 1],
  ])
  expect(seen.every(({ method, body }) => method === 'GET' && body === null)).toBe(true)
})

test('where nothing listens nothing is found, and how it is started is said', async () => {
  const { answer } = await look({})
  expect(answer.runtimes.map(({ state }) => state)).toEqual(Array(5).fill('absent'))
  expect(answer.runtimes[0]).toEqual({
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://localhost:11434',
    state: 'absent',
    modelCount: 0,
    hint: 'ollama serve',
  })
})

test('one that runs without models says what to type', async () => {
  const { found } = await look(emptyRuntimes)
  expect(found).toMatchObject([
    { id: 'ollama', state: 'no-models', hint: 'ollama pull llama3.2' },
    { id: 'lm-studio', state: 'no-models', hint: 'lms get' },
  ])
})

test('one that wants a key says which', async () => {
  const { found } = await look(lockedRuntimes)
  expect(found).toMatchObject([
    { id: 'lm-studio', state: 'needs-key', hint: 'LM_STUDIO_API_KEY=' },
    { id: 'llama-cpp', state: 'needs-key', hint: 'LLAMA_CPP_API_KEY=' },
    { id: 'vllm', state: 'needs-key', hint: 'VLLM_API_KEY=' },
    { id: 'jan', state: 'needs-key', hint: 'JAN_API_KEY=' },
  ])
})

test('LM Studio that wants a token is asked with it, once it was recognised by its refusal', async () => {
  const locked = lockedRuntimes['lm-studio'] ?? {}
  const list = readyRuntimes['lm-studio']['/api/v0/models'] ?? [500, '']
  const network = createRoutedSend(addressesOf({ 'lm-studio': locked }))
  const { proxy } = createProxyBench({
    send: (request) =>
      request.headers['authorization'] === 'Bearer lms-token'
        ? createRoutedSend({ [request.url]: list }).send(request)
        : network.send(request),
    readVariable: (name) => (name === 'LM_STUDIO_API_KEY' ? 'lms-token' : undefined),
  })
  const { runtimes }: LocalRuntimesAnswer = await (await proxy.fetch(aLook())).json()
  expect(runtimes[1]).toMatchObject({ id: 'lm-studio', state: 'ready', modelCount: 1 })
  expect(network.seen.some(({ headers }) => headers['authorization'] !== undefined)).toBe(false)
})

test('a runtime whose address is set wrong is not looked for elsewhere: what is wrong is said', async () => {
  const { answer, seen } = await look(readyRuntimes, { OLLAMA_BASE_URL: 'localhost:11434' })
  expect(answer.runtimes[0]).toMatchObject({
    id: 'ollama',
    state: 'absent',
    hint: null,
    problem: 'OLLAMA_BASE_URL must begin with https:// or http://.',
  })
  expect(seen.some(({ url }) => url.includes('11434'))).toBe(false)
})

test('Ollama with a model for embeddings only has none to talk to', async () => {
  const models = [{ name: 'nomic-embed-text:latest', details: { family: 'nomic-bert' } }]
  const { found } = await look({
    ollama: { ...readyRuntimes.ollama, '/api/tags': [200, JSON.stringify({ models })] },
  })
  expect(found).toMatchObject([{ id: 'ollama', state: 'no-models', modelCount: 0 }])
})

test('llama.cpp that is loading its model is starting, not absent', async () => {
  const { found } = await look({ 'llama-cpp': loadingLlama })
  expect(found).toMatchObject([{ id: 'llama-cpp', state: 'starting' }])
})

const anyList: RoutedAnswer = [200, '{"object":"list","data":[{"id":"m","owned_by":"me"}]}']
const anyJson: RoutedAnswer = [200, '{"status":"ok","version":1,"info":{"title":"Janus API"}}']
const everywhere = (answer: RoutedAnswer): RuntimeAnswers =>
  Object.fromEntries(
    [
      '/api/version',
      '/api/tags',
      '/api/v0/models',
      '/health',
      '/props',
      '/version',
      '/openapi.json',
      '/v1/models',
    ].map((path) => [path, answer]),
  )

test.each<[string, RuntimeAnswers]>([
  ['a page for every address', everywhere([200, '<!doctype html><title>App</title>'])],
  ['JSON of its own for every address', everywhere(anyJson)],
  ['an OpenAI list for every address', everywhere(anyList)],
  ['a 401 for every address', everywhere([401, '{"error":"no"}'])],
  ['a 503 for every address', everywhere([503, '{"error":"down"}'])],
  ['a redirect for every address', everywhere([302, '', { location: 'http://localhost:11434/' }])],
  [
    'another program with a version',
    { '/version': [200, '{"version":"2"}'], '/v1/models': anyList },
  ],
  [
    'another program with a version and a lock',
    { '/version': [200, '{"version":"2"}'], '/v1/models': [401, '{"error":{"message":"no"}}'] },
  ],
  ['a health check of its own', { '/health': [200, '{"status":"ok"}'], '/v1/models': anyList }],
  [
    'what LM Studio says to an address it does not know',
    everywhere([200, '{"error":"Unexpected endpoint or method. (GET /x)"}']),
  ],
  ['something compressed', everywhere([200, '{}', { 'content-encoding': 'gzip' }])],
  ['a body without an end', everywhere([200, 'x'.repeat(2 * 1024 * 1024)])],
])('%s is mistaken for no runtime', async (_what, answers) => {
  const ports = ['ollama', 'lm-studio', 'llama-cpp', 'vllm', 'jan']
  const { found } = await look(Object.fromEntries(ports.map((id) => [id, answers])))
  expect(found).toEqual([])
})

test('[K1] a key goes to a runtime that was recognised, and to nobody else', async () => {
  const variables = { JAN_API_KEY: 'sk-SENTINEL-jan', VLLM_API_KEY: 'sk-SENTINEL-vllm' }
  const { seen } = await look(
    { ...readyRuntimes, vllm: { '/version': [200, 'nginx'], '/v1/models': anyList } },
    variables,
  )
  const withKey = seen.filter(({ headers }) => headers['authorization'] !== undefined)
  expect(withKey.map(({ url, headers }) => [url, headers['authorization']])).toEqual([
    ['http://localhost:1337/v1/models', 'Bearer sk-SENTINEL-jan'],
  ])
})

test('what does not answer at once is not there: after 400 ms, all at the same time', async () => {
  const { proxy, upstream, time } = createProxyBench({ readVariable: () => undefined })
  const answer = proxy.fetch(aLook())
  await settle()
  expect(upstream.arrivals.length).toBe(6) // five runtimes; llama.cpp is asked two things
  await time.advance(399)
  expect(upstream.arrivals.some((arrival) => arrival.isClosed())).toBe(false)
  await time.advance(1)
  const { runtimes }: LocalRuntimesAnswer = await (await answer).json()
  expect(runtimes.map(({ state }) => state)).toEqual(Array(5).fill('absent'))
  expect(upstream.arrivals.every((arrival) => arrival.isClosed())).toBe(true)
})

test('a runtime that was recognised has longer for its list: until it comes it is starting', async () => {
  const { proxy, upstream, time } = createProxyBench({ readVariable: () => undefined })
  const answer = proxy.fetch(aLook())
  await settle()
  const version = upstream.arrivals.find(({ request }) => request.url.endsWith('/api/version'))
  await version?.open(200)
  await version?.push('{"version":"0.13.5"}')
  await version?.end()
  await time.advance(400)
  await time.advance(2_000)
  const { runtimes }: LocalRuntimesAnswer = await (await answer).json()
  expect(runtimes.map(({ state }) => state)).toEqual(['starting', ...Array(4).fill('absent')])
})

test('two who look at the same time look once', async () => {
  const network = createRoutedSend(addressesOf(readyRuntimes))
  const { proxy } = createProxyBench({ send: network.send, readVariable: () => undefined })
  await Promise.all([proxy.fetch(aLook()), proxy.fetch(aLook())])
  expect(network.seen.filter(({ url }) => url.endsWith('/api/version'))).toHaveLength(1)
})

test('a base URL moves a runtime, with `/v1` at its end or without', async () => {
  for (const url of ['http://127.0.0.1:9/v1', 'http://127.0.0.1:9/']) {
    const network = createRoutedSend(
      Object.fromEntries(
        Object.entries(readyRuntimes.ollama).map(([path, answer]) => [
          `http://127.0.0.1:9${path}`,
          answer,
        ]),
      ),
    )
    const { proxy } = createProxyBench({
      send: network.send,
      readVariable: (name) => (name === 'OLLAMA_BASE_URL' ? url : undefined),
    })
    const { runtimes }: LocalRuntimesAnswer = await (await proxy.fetch(aLook())).json()
    expect(runtimes[0]).toMatchObject({ state: 'ready', baseUrl: 'http://127.0.0.1:9' })
  }
})

test('a server for others looks nowhere, and says so', async () => {
  const { proxy, upstream } = createProxyBench({ isLocalMode: false })
  const answer = await proxy.fetch(aLook())
  expect(await answer.json()).toEqual({ isAllowed: false, runtimes: [] })
  expect(upstream.arrivals).toEqual([])
})

test('another page cannot make the server look', async () => {
  const { proxy, upstream } = createProxyBench()
  const foreign = aRequest(routes.localRuntimes, {
    method: 'POST',
    body: '{}',
    headers: { 'x-verbatim': null },
  })
  expect((await proxy.fetch(foreign)).status).toBe(403)
  expect((await proxy.fetch(aRequest(routes.localRuntimes))).status).toBe(404)
  expect(upstream.arrivals).toEqual([])
})

test('the models of a runtime are its own list, once it was recognised', async () => {
  const network = createRoutedSend(addressesOf(readyRuntimes))
  const { proxy } = createProxyBench({ send: network.send, readVariable: () => undefined })
  const list = await proxy.fetch(aRequest(routes.models('ollama')))
  expect(await list.text()).toBe(readyRuntimes.ollama['/api/tags']?.[1])
  network.answers['http://localhost:11434/api/version'] = [200, '{}']
  const stranger = await proxy.fetch(aRequest(routes.models('ollama')))
  expect(stranger.status).toBe(502)
  expect(await stranger.json()).toMatchObject({ error: { message: 'Ollama is not running.' } })
})

test('what may be any page of an older browser makes nobody look: neither for health nor for models', async () => {
  const network = createRoutedSend(addressesOf(readyRuntimes))
  const { proxy } = createProxyBench({ send: network.send, readVariable: () => undefined })
  const statusOf = async (path: string, headers: Record<string, string | null>) =>
    (await proxy.fetch(aRequest(path, { headers: { 'x-verbatim': null, ...headers } }))).status
  for (const path of [routes.health('ollama'), routes.models('ollama')]) {
    expect(await statusOf(path, {})).toBe(403)
    expect(network.seen).toEqual([])
    expect(await statusOf(path, { 'sec-fetch-site': 'same-origin' })).toBe(200)
    network.seen.length = 0
  }
  expect(await statusOf(routes.health('openai'), {})).toBe(200) // no machine is looked at for it
})

test('[K1] what is written for llama.cpp goes to no stranger on its port, and no key goes with it', async () => {
  const stranger: RuntimeAnswers = { ...everywhere(anyJson), '/health': [200, '{"status":"ok"}'] }
  const network = createRoutedSend(addressesOf({ 'llama-cpp': stranger }))
  const { proxy } = createProxyBench({
    send: network.send,
    readVariable: (name) => (name === 'LLAMA_CPP_API_KEY' ? 'sk-SENTINEL-llama' : undefined),
  })
  const count = aRequest(routes.countTokens('llama-cpp'), { method: 'POST', body: '{}' })
  const answer = await proxy.fetch(count)
  expect(answer.status).toBe(502)
  expect(await answer.json()).toMatchObject({ error: { message: 'llama.cpp is not running.' } })
  const run = await readRecords(await proxy.fetch(aStart({ provider: 'llama-cpp' })))
  expect(run.map(({ record }) => record)).toMatchObject([
    { type: 'end', cause: 'upstream-unreachable', detail: 'llama.cpp is not running.' },
  ])
  expect(network.seen.every(({ method }) => method === 'GET')).toBe(true)
  expect(JSON.stringify(network.seen)).not.toContain('SENTINEL')
})

test('a runtime is looked at before the first answer, and again after a failure or five minutes', async () => {
  const { proxy, upstream, network, time } = createLocalBench('ollama')
  let runs = 0
  const run = async (status: number) => {
    const log = await proxy.fetch(aStart({ runId: aRunId(`${(runs += 1)}`), provider: 'ollama' }))
    await upstream.arrivals.at(-1)?.open(status)
    await upstream.arrivals.at(-1)?.end()
    await readRecords(log)
    return network.seen.filter(({ url }) => url.endsWith('/api/version')).length
  }
  expect([await run(200), await run(200), await run(500)]).toEqual([1, 1, 1])
  expect([await run(200), await run(200)]).toEqual([2, 2])
  await time.advance(5 * 60_000)
  expect(await run(200)).toBe(3)
})

test('a runtime that is busy has longer to be recognised when an answer is wanted of it', async () => {
  const { proxy, upstream, time } = createProxyBench({ readVariable: () => undefined })
  const log = proxy.fetch(aStart({ provider: 'ollama' }))
  const answerNext = async (path: string, body: string) => {
    await settle()
    const asked = upstream.arrivals.find(({ request }) => request.url.endsWith(path))
    await asked?.open(200)
    await asked?.push(body)
    await asked?.end()
  }
  await settle()
  await time.advance(4_000)
  await answerNext('/api/version', '{"version":"0.13.5"}')
  await answerNext('/api/tags', '{"models":[{"name":"qwen3:8b"}]}')
  await answerNext('/v1/chat/completions', 'data: [DONE]\n\n')
  const records = await readRecords(await log)
  expect(records.map(({ record }) => record.type)).toEqual(['open', 'chunk', 'end'])
})
