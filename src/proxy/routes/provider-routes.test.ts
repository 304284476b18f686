import { expect, test } from 'vitest'

import { routes, type ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { settle } from '../testing/fake-time.ts'
import { createLocalBench } from '../testing/local-bench.ts'
import { aRequest, aStart, createProxyBench, sentinelKey } from '../testing/proxy-bench.ts'

async function listProviders(variables: Record<string, string>) {
  const { proxy } = createProxyBench({ readVariable: (name) => variables[name] })
  const answer = await proxy.fetch(aRequest(routes.providers))
  const text = await answer.text()
  const list: ProvidersAnswer = JSON.parse(text)
  return {
    text,
    list,
    one: (id: string) => list.providers.find((provider) => provider.id === id),
  }
}

test('the list says which providers can be used, and where each is reached', async () => {
  const { list, one } = await listProviders({ MODELSLAB_API_KEY: 'k'.repeat(20) })
  expect(list.standIn).toBe('demo')
  const usable = list.providers.filter(({ isUsable, isLocal }) => isUsable && !isLocal)
  expect(usable.map(({ id }) => id)).toEqual(['modelslab', 'demo'])
  expect(one('modelslab')).toMatchObject({
    keyVariable: 'MODELSLAB_API_KEY',
    dialects: ['openai-chat', 'anthropic-messages'],
    endpoints: {
      chat: 'https://modelslab.com/api/v7/llm/chat/completions',
      messages: 'https://modelslab.com/api/v7/llm/v1/messages',
      'count-tokens': 'https://modelslab.com/api/v7/llm/v1/messages/count_tokens',
      models: 'https://modelslab.com/api/v7/llm/v1/models',
    },
  })
  expect(one('demo')).toMatchObject({
    needsKey: false,
    auth: 'none',
    endpoints: { chat: 'http://localhost:8787/demo/v1/chat/completions' },
  })
  expect(one('mistral')?.traits.asksStreamUsage).toBe(false)
  expect(one('openai')?.traits.maxTokensField).toBe('completion')
})

test('[K1] no key and no part of one is in the list, not even of a key that cannot be used', async () => {
  const broken = `${sentinelKey}\nx`
  const { text, one } = await listProviders({ OPENAI_API_KEY: sentinelKey, GROQ_API_KEY: broken })
  expect(text).not.toContain('SENTINEL')
  expect(one('openai')).toMatchObject({ isUsable: true })
  expect(one('groq')).toMatchObject({
    isUsable: false,
    keyProblem:
      'GROQ_API_KEY (sk-S…) contains a line break or control character. Copy the key again.',
  })
})

test('a base URL from the environment replaces the address; a wrong one disables the provider', async () => {
  const { one } = await listProviders({
    OPENAI_API_KEY: sentinelKey,
    OPENAI_BASE_URL: 'http://127.0.0.1:9/x/',
    GROQ_API_KEY: sentinelKey,
    GROQ_BASE_URL: 'https://user:pass@api.groq.com',
  })
  expect(one('openai')?.endpoints.chat).toBe('http://127.0.0.1:9/x/chat/completions')
  expect(one('groq')).toMatchObject({
    isUsable: false,
    keyProblem: 'GROQ_BASE_URL must not contain a user or password.',
  })
})

test('the list of models is the one the provider sent, byte for byte', async () => {
  const { proxy, upstream } = createProxyBench()
  const answer = proxy.fetch(aRequest(routes.models('openai')))
  await settle()
  const { request } = upstream.only()
  expect([request.method, request.url, request.body]).toEqual([
    'GET',
    'https://api.openai.com/v1/models',
    null,
  ])
  expect(request.headers).not.toHaveProperty('content-type')
  await upstream.only().open(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' })
  await upstream.only().push('{ "data": [ ]')
  await upstream.only().push(', "x": 1e2 }\n')
  await upstream.only().end()
  const list = await answer
  expect(list.headers.get('content-type')).toBe('application/json')
  expect(list.headers.get('set-cookie')).toBeNull()
  expect(await list.text()).toBe('{ "data": [ ], "x": 1e2 }\n')
})

test.each([
  [401, {}, '{"error":"bad key"}', 'bad-key'],
  [302, { location: 'http://127.0.0.1:1/' }, '', 'redirected'],
  [500, {}, sentinelKey, 'upstream-failure'],
  [200, {}, '<html>', 'malformed'],
  [200, { 'content-encoding': 'gzip' }, '{}', 'malformed'],
])('a list that is %i %j %s is an error of ours', async (status, headers, body, kind) => {
  const { proxy, upstream } = createProxyBench()
  const answer = proxy.fetch(aRequest(routes.models('openai')))
  await settle()
  await upstream.only().open(status, headers)
  await upstream.only().push(body)
  await upstream.only().end()
  const error = await answer
  expect(error.status).toBe(502)
  const text = await error.text()
  expect(JSON.parse(text)).toMatchObject({ error: { kind } })
  expect(text).not.toContain('SENTINEL')
  expect(upstream.only().isClosed()).toBe(true)
})

test('a list that does not come is given up after 20 s', async () => {
  const { proxy, upstream, time } = createProxyBench()
  const answer = proxy.fetch(aRequest(routes.models('openai')))
  await settle()
  await time.advance(20_000)
  expect(await (await answer).json()).toMatchObject({ error: { kind: 'timeout' } })
  expect(upstream.only().isClosed()).toBe(true)
})

test('an unknown provider has no list, and one without a key says so', async () => {
  const { proxy } = createProxyBench()
  for (const id of ['x', '__proto__', 'constructor', '..%2fopenai'])
    expect((await proxy.fetch(aRequest(`/api/providers/${id}/models`))).status).toBe(404)
  const missing = await proxy.fetch(aRequest(routes.models('groq')))
  expect(missing.status).toBe(409)
  expect(await missing.json()).toMatchObject({ error: { kind: 'no-key' } })
})

test('[K1] each key reaches its own provider only, with the header that provider wants', async () => {
  const keys = {
    OPENAI_API_KEY: 'sk-SENTINEL-openai',
    ANTHROPIC_API_KEY: 'sk-SENTINEL-anthropic',
    MODELSLAB_API_KEY: 'sk-SENTINEL-modelslab',
    DEEPSEEK_API_KEY: 'sk-SENTINEL-deepseek',
  }
  const { proxy, upstream } = createProxyBench({
    readVariable: (name) => Object.entries(keys).find(([key]) => key === name)?.[1],
  })
  const asked = [
    ['openai', 'chat'],
    ['anthropic', 'messages'],
    ['modelslab', 'messages'],
    ['deepseek', 'chat'],
    ['demo', 'chat'],
  ] as const
  for (const [index, [provider, operation]] of asked.entries())
    await proxy.fetch(aStart({ runId: String(index).repeat(32), provider, operation }))
  expect(
    upstream.arrivals.map(({ request: { url, headers } }) => [
      new URL(url).host,
      headers['authorization'] ?? headers['x-api-key'],
      headers['anthropic-version'],
    ]),
  ).toEqual([
    ['api.openai.com', 'Bearer sk-SENTINEL-openai', undefined],
    ['api.anthropic.com', 'sk-SENTINEL-anthropic', '2023-06-01'],
    ['modelslab.com', 'Bearer sk-SENTINEL-modelslab', '2023-06-01'],
    ['api.deepseek.com', 'Bearer sk-SENTINEL-deepseek', undefined],
    ['demo.verbatim.invalid', undefined, undefined],
  ])
})

test('tokens are counted by the provider: its address, its key, these bytes, and its words as they came', async () => {
  const { proxy, upstream } = createProxyBench({
    readVariable: (name) => (name === 'ANTHROPIC_API_KEY' ? sentinelKey : undefined),
  })
  const body = '{ "model": "m",  "messages": [] }\n'
  const answer = proxy.fetch(aRequest(routes.countTokens('anthropic'), { method: 'POST', body }))
  await settle()
  const { request } = upstream.only()
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://api.anthropic.com/v1/messages/count_tokens',
    body,
    headers: { 'x-api-key': sentinelKey, 'anthropic-version': '2023-06-01' },
  })
  await upstream.only().open(200)
  await upstream.only().push('{ "input_tokens": 14 }')
  await upstream.only().end()
  expect(await (await answer).text()).toBe('{ "input_tokens": 14 }')
})

test('where tokens cannot be counted it is said why', async () => {
  const { proxy, upstream } = createLocalBench('llama-cpp')
  const count = (id: string, body = '{}') =>
    proxy.fetch(aRequest(routes.countTokens(id), { method: 'POST', body }))
  expect((await count('openai')).status).toBe(404)
  expect((await count('anthropic')).status).toBe(409)
  expect((await count('llama-cpp', `[${'[],'.repeat(200_000)}1]`)).status).toBe(400)
  expect((await count('llama-cpp', '{"messages": [')).status).toBe(400)
  expect((await count('llama-cpp', ' '.repeat(21 * 1024 * 1024))).status).toBe(413)
  expect(upstream.arrivals).toHaveLength(0)
  const failed = count('llama-cpp')
  await settle()
  await upstream.only().open(404)
  await upstream.only().push('{"error":"sk-SENTINEL"}')
  await upstream.only().end()
  expect((await failed).status).toBe(502)
  expect(await (await failed).json()).toMatchObject({
    error: { message: 'llama.cpp answered 404 when asked for its count of tokens.' },
  })
})
