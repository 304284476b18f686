import { expect, test } from 'vitest'

import type { ProviderHealth } from '../../core/protocol/health.ts'
import { routes } from '../../core/protocol/protocol.ts'
import type { ProxyDeps } from '../deps.ts'
import { settle } from '../testing/fake-time.ts'
import { aRequest, aRunId, aStart, createProxyBench, sentinelKey } from '../testing/proxy-bench.ts'
import { createRoutedSend, type RoutedAnswer } from '../testing/routed-send.ts'
import { emptyRuntimes, lockedRuntimes, readyRuntimes } from '../testing/runtime-answers.ts'

const openAiModels = 'https://api.openai.com/v1/models'
const openAiChat = 'https://api.openai.com/v1/chat/completions'
const stream = { 'content-type': 'text/event-stream' }
const json = { 'content-type': 'application/json' }
const aList: RoutedAnswer = [200, '{"data":[{"id":"a"},{"id":"b"}]}']

function setUp(answers: Record<string, RoutedAnswer> = {}, deps: Partial<ProxyDeps> = {}) {
  const network = createRoutedSend(answers)
  const bench = createProxyBench({ send: network.send, ...deps })
  const ask = async (id: string, fresh = ''): Promise<ProviderHealth> => {
    const answer = await bench.proxy.fetch(aRequest(`${routes.health(id)}${fresh}`))
    expect(answer.status).toBe(200)
    const health: ProviderHealth = await answer.json()
    expect(JSON.stringify(health)).not.toContain('SENTINEL')
    return health
  }
  let runs = 0
  const run = async ([status, body, headers = stream]: RoutedAnswer) => {
    network.answers[openAiChat] = [status, body, headers]
    const runId = aRunId(`${(runs += 1)}`)
    await (await bench.proxy.fetch(aStart({ runId }))).text()
  }
  const asked = () => network.seen.filter(({ url }) => url === openAiModels).length
  return { ...bench, ...network, ask, run, asked }
}

const keyedAs = (variables: Readonly<Record<string, string>>): Partial<ProxyDeps> => ({
  readVariable: (name) => variables[name],
})

test('a key that is accepted is ready, with the number of models and how long it took', async () => {
  const { ask, seen } = setUp({ [openAiModels]: aList })
  expect(await ask('openai')).toEqual({
    state: 'ready',
    message: 'OpenAI is ready.',
    durationMs: 0,
    modelCount: 2,
  })
  expect(seen[0]).toMatchObject({
    method: 'GET',
    body: null,
    headers: { authorization: `Bearer ${sentinelKey}` },
  })
})

test.each<[RoutedAnswer, Partial<ProviderHealth>]>([
  [[401, `{"error":{"message":"Incorrect API key: ${sentinelKey}"}}`], { state: 'bad-key' }],
  [[403, '{"error":{"message":"not in your country"}}'], { state: 'bad-key' }],
  [[402, '{}'], { state: 'no-credit', message: 'The account at OpenAI is out of credit.' }],
  [[429, '{"error":{"code":"insufficient_quota"}}'], { state: 'no-credit' }],
  [
    [429, '{}', { 'retry-after': '12' }],
    { state: 'limited', retryAfterMs: 12_000, message: 'OpenAI asks to wait 12 s.' },
  ],
  [[429, '{"status":"error","retry_after":30}'], { state: 'limited', retryAfterMs: 30_000 }],
  [[200, '{"status":"error","message":"Invalid API key"}'], { state: 'bad-key' }],
  [[200, '{"error":"sk-SENTINEL"}'], { state: 'unreachable' }],
  [[200, '<html>'], { state: 'unreachable' }],
  [
    [200, '{"hello":"world"}'],
    { state: 'unreachable', message: 'OpenAI sent something unreadable: check its base URL.' },
  ],
  [[200, '{"data":"x"}'], { state: 'unreachable' }],
  [[200, 'null'], { state: 'unreachable' }],
  [[200, '{"data":[]}'], { state: 'ready', modelCount: 0 }],
  [[200, '[{"id":"a"}]'], { state: 'ready', modelCount: 1 }],
  [[200, '{"models":[{"id":"a"}]}'], { state: 'ready', modelCount: 1 }],
  [[200, '{}', { 'content-encoding': 'gzip' }], { state: 'unreachable' }],
  [[200, ' '.repeat(9 * 1024 * 1024)], { state: 'unreachable' }],
  [[302, '', { location: 'http://127.0.0.1:1/' }], { state: 'unreachable' }],
  [[404, '{}'], { state: 'unreachable', message: 'OpenAI answered 404: check its base URL.' }],
  [[500, sentinelKey], { state: 'unreachable', message: 'OpenAI answered 500.' }],
])('%j makes it %j', async (answer, expected) => {
  const { ask } = setUp({ [openAiModels]: answer })
  expect(await ask('openai')).toMatchObject(expected)
})

test('nothing that answers, and nothing in time, are unreachable', async () => {
  const { ask } = setUp()
  expect(await ask('openai')).toMatchObject({
    state: 'unreachable',
    message: "OpenAI cannot be reached. Nothing listens at the provider's address. Is it running?",
  })
  const { proxy, upstream, time } = createProxyBench()
  const answer = proxy.fetch(aRequest(routes.health('openai')))
  await settle()
  await time.advance(8_000)
  expect(await (await answer).json()).toMatchObject({
    state: 'unreachable',
    message: 'OpenAI did not answer in time.',
    durationMs: 8_000,
  })
  expect(upstream.only().isClosed()).toBe(true)
})

test('[K1] without a key, or with one that cannot be one, nobody is asked', async () => {
  const { ask, seen } = setUp(
    {},
    keyedAs({
      GROQ_API_KEY: `${sentinelKey}\nx`,
      MISTRAL_API_KEY: 'k',
      MISTRAL_BASE_URL: 'ftp://x',
    }),
  )
  expect(await ask('openai')).toEqual({
    state: 'no-key',
    message: 'OpenAI has no key on this server.',
    durationMs: null,
    modelCount: null,
  })
  expect(await ask('groq')).toMatchObject({
    state: 'bad-key',
    message: 'GROQ_API_KEY (sk-S…) contains a line break or control character. Copy the key again.',
  })
  expect(await ask('mistral')).toMatchObject({
    state: 'unreachable',
    message: 'MISTRAL_BASE_URL must begin with https:// or http://.',
  })
  expect(seen).toEqual([])
})

test('many who ask are one question, for ten seconds; fresh asks again', async () => {
  const { ask, asked, time } = setUp({ [openAiModels]: aList })
  await Promise.all([ask('openai'), ask('openai'), ask('openai', '?fresh=yes')])
  expect(asked()).toBe(1)
  await time.advance(9_999)
  await ask('openai')
  expect(asked()).toBe(1)
  await ask('openai', '?fresh=yes')
  expect(asked()).toBe(2)
  await time.advance(10_000)
  await ask('openai')
  expect(asked()).toBe(3)
})

test('another key, or another address, is asked at once', async () => {
  const variables: Record<string, string> = { OPENAI_API_KEY: 'a-first-key' }
  const { ask, answers } = setUp({ [openAiModels]: [401, '{}'] }, keyedAs(variables))
  expect((await ask('openai')).state).toBe('bad-key')
  answers[openAiModels] = aList
  expect((await ask('openai')).state).toBe('bad-key') // remembered
  variables['OPENAI_API_KEY'] = 'a-second-key'
  expect((await ask('openai')).state).toBe('ready')
  variables['OPENAI_BASE_URL'] = 'http://127.0.0.1:9'
  expect((await ask('openai')).state).toBe('unreachable')
})

test.each<[RoutedAnswer, Partial<ProviderHealth>]>([
  [[401, '{}'], { state: 'bad-key', message: expect.stringContaining('refused the key') }],
  [[402, '{}'], { state: 'no-credit' }],
  [[429, '{}', { 'retry-after': '40' }], { state: 'limited', retryAfterMs: 40_000 }],
])('what a run was told by %j is how the provider stands, at once', async (answer, expected) => {
  const { ask, run, asked, answers } = setUp({ [openAiModels]: aList })
  expect((await ask('openai')).state).toBe('ready')
  await run(answer)
  expect(await ask('openai')).toMatchObject(expected)
  expect(asked()).toBe(1)
  await run([200, 'data: [DONE]\n\n'])
  expect((await ask('openai')).state).toBe('ready')
  await run(answer)
  // A list may be had without credit: only who asks for it hears that the check is fine.
  answers[openAiModels] = aList
  expect(await ask('openai')).toMatchObject(expected)
  expect((await ask('openai', '?fresh=yes')).state).toBe('ready')
  expect((await ask('openai')).state).toBe('ready')
})

const aChatAnswer =
  '{"id":"a","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}'

test.each<[RoutedAnswer, Partial<ProviderHealth>]>([
  [[200, '{"status":"error","message":"Invalid API key"}', json], { state: 'bad-key' }],
  [[200, '{"error":{"message":"x","code":"insufficient_quota"}}', json], { state: 'no-credit' }],
  [[429, '{"error":{"code":"insufficient_quota"}}', json], { state: 'no-credit' }],
  [[429, '{"status":"error","retry_after":30}', json], { state: 'limited', retryAfterMs: 30_000 }],
])('a run that was refused by %j is %j until one is answered', async (answer, expected) => {
  const { ask, run, time } = setUp({ [openAiModels]: aList })
  await run([402, '{}'])
  await run([200, 'data: [DONE]\n\n'])
  await run(answer)
  expect(await ask('openai')).toMatchObject(expected)
  await time.advance(21_000)
  expect((await ask('openai')).state).toBe(expected.state)
  await run([200, aChatAnswer, json])
  expect((await ask('openai')).state).toBe('ready')
})

test.each<[string, RoutedAnswer]>([
  ['an error that is not about the key', [200, '{"error":{"message":"The model is busy"}}', json]],
  ['an empty object', [200, '{}', json]],
  ['a page', [200, '<html>', { 'content-type': 'text/html' }]],
  ['too much to be read twice', [200, `{"x":"${'y'.repeat(100_000)}"}`, json]],
  ['an answer that was cut', [200, aChatAnswer.slice(0, -2), json]],
])('%s under 200 proves nothing: what was known stays', async (_what, answer) => {
  const { ask, run, asked } = setUp({ [openAiModels]: aList })
  await run([402, '{}'])
  await run(answer)
  expect((await ask('openai')).state).toBe('no-credit')
  expect(asked()).toBe(0)
})

test('the time to wait goes down, and is over', async () => {
  const { ask, run, time, asked } = setUp({ [openAiModels]: aList })
  await run([429, '{}', { 'retry-after': '40' }])
  await time.advance(30_000)
  expect(await ask('openai')).toMatchObject({
    state: 'limited',
    retryAfterMs: 10_000,
    message: 'OpenAI asks to wait 10 s.',
  })
  expect(asked()).toBe(0)
  await time.advance(10_000)
  expect((await ask('openai')).state).toBe('ready')
  await run([429, '{}', { 'retry-after': '999999999' }])
  expect((await ask('openai')).retryAfterMs).toBe(3_600_000)
})

test('a run that was refused for what it asked says nothing of the key', async () => {
  const { ask, run } = setUp({ [openAiModels]: aList })
  await ask('openai')
  for (const status of [400, 404, 500]) await run([status, '{}'])
  expect((await ask('openai')).state).toBe('ready')
})

test('a key that answers, but may not see the list, is ready', async () => {
  const { ask, run } = setUp({ [openAiModels]: [403, '{"error":"missing scope"}'] })
  expect((await ask('openai')).state).toBe('bad-key')
  await run([200, 'data: [DONE]\n\n'])
  expect(await ask('openai')).toMatchObject({ state: 'ready', modelCount: null })
})

test('OpenRouter is asked for the key, since everybody gets its list', async () => {
  const key = 'https://openrouter.ai/api/v1/key'
  const { ask, answers, seen } = setUp(
    { [key]: [200, '{"data":{"label":"sk-or-v1-SENTINEL","limit_remaining":null}}'] },
    keyedAs({ OPENROUTER_API_KEY: sentinelKey }),
  )
  expect(await ask('openrouter')).toMatchObject({ state: 'ready', modelCount: null })
  answers[key] = [200, '{"data":{"limit":5,"limit_remaining":0}}']
  expect(await ask('openrouter', '?fresh=yes')).toMatchObject({
    state: 'no-credit',
    message: 'The limit of this key at OpenRouter is used up.',
  })
  expect(new Set(seen.map(({ url }) => url))).toEqual(new Set([key]))
})

test("ModelsLab's list is asked for at its second address where the first has none", async () => {
  const base = 'https://modelslab.com/api/v7/llm'
  const { ask, proxy, answers } = setUp(
    { [`${base}/v1/models`]: [404, '<html>'], [`${base}/models`]: aList },
    keyedAs({ MODELSLAB_API_KEY: sentinelKey }),
  )
  expect(await ask('modelslab')).toMatchObject({ state: 'ready', modelCount: 2 })
  const list = await proxy.fetch(aRequest(routes.models('modelslab')))
  expect(await list.text()).toBe(aList[1])
  answers[`${base}/v1/models`] = [401, '{}']
  expect((await ask('modelslab', '?fresh=yes')).state).toBe('bad-key')
})

test('a local runtime stands as a look at it finds, never as its port answers', async () => {
  const at = (port: number, paths: Readonly<Record<string, RoutedAnswer>> = {}) =>
    Object.fromEntries(
      Object.entries(paths).map(([path, answer]) => [`http://localhost:${port}${path}`, answer]),
    )
  const { ask } = setUp({
    ...at(11434, emptyRuntimes.ollama),
    ...at(1234, readyRuntimes['lm-studio']),
    ...at(8080, { '/v1/models': aList }),
    ...at(1337, lockedRuntimes.jan),
  })
  const message = 'Ollama is running but has no models: ollama pull llama3.2'
  expect(await ask('ollama')).toMatchObject({ state: 'ready', modelCount: 0, message })
  expect(await ask('lm-studio')).toMatchObject({ state: 'ready', modelCount: 1 })
  expect(await ask('llama-cpp')).toMatchObject({
    state: 'unreachable',
    message: 'llama.cpp is not running.',
  })
  expect((await ask('jan')).state).toBe('no-key')
})

test('an unknown provider has no health', async () => {
  const { proxy } = setUp()
  for (const id of ['x', '__proto__', 'constructor'])
    expect((await proxy.fetch(aRequest(routes.health(id)))).status).toBe(404)
})
