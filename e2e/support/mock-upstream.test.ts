import { afterEach, expect, test } from 'vitest'

import { openAiStream } from './answers.ts'
import { type Answer, createMockUpstream, type MockUpstream } from './mock-upstream.ts'

let upstream: MockUpstream | undefined

const open = async (answer: Answer): Promise<MockUpstream> => {
  upstream = await createMockUpstream(answer)
  return upstream
}

afterEach(() => upstream?.close())

test('a request is recorded as it came, and the scripted answer goes back', async () => {
  const { url, requests } = await open({
    status: 201,
    headers: { 'x-from': 'mock' },
    steps: [{ do: 'write', text: 'whole' }],
  })
  const response = await fetch(`${url}/v1/chat?a=1`, {
    method: 'POST',
    headers: { 'x-key': 'value' },
    body: '{"a": 1}\n',
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('x-from')).toBe('mock')
  expect(await response.text()).toBe('whole')
  expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1/chat?a=1', body: '{"a": 1}\n' })
  expect(requests[0]?.headers['x-key']).toBe('value')
  expect(await requests[0]?.closed).toMatchObject({ byClient: false })
})

test.each(['cut', 'reset'] as const)('after a %s the reader sees a broken stream', async (act) => {
  const { url } = await open({ steps: [{ do: 'write', text: 'half' }, { do: act }] })
  const response = await fetch(url)
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toBe('half')
  await expect(reader?.read()).rejects.toThrow('terminated')
})

test('it tells when the other side closed a silent answer', async () => {
  const { url, requests } = await open({ steps: [{ do: 'silence' }] })
  const stop = new AbortController()
  await fetch(url, { signal: stop.signal })
  const stoppedAtMs = performance.now()
  stop.abort()
  const closed = await requests[0]?.closed
  expect(closed?.byClient).toBe(true)
  expect(closed?.atMs).toBeGreaterThanOrEqual(stoppedAtMs)
})

test('a new answer counts from the next request on', async () => {
  const mock = await open({ steps: [] })
  mock.answerWith(({ body }) => openAiStream([body.toUpperCase()]))
  const response = await fetch(mock.url, { method: 'POST', body: 'abc' })
  const text = await response.text()
  expect(text).toContain('"content":"ABC"')
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
})

test('who looks at the list of models gets one, and is not among those who asked a model', async () => {
  const mock = await open({ status: 500, steps: [] })
  expect(await (await fetch(`${mock.url}/v1/models`)).json()).toMatchObject({ object: 'list' })
  expect(mock.requests).toEqual([])
  mock.answerWith(() => ({ status: 401, steps: [] }))
  expect((await fetch(`${mock.url}/v1/models`)).status).toBe(401)
  expect((await fetch(`${mock.url}/v1/chat`)).status).toBe(401)
  expect(mock.requests.map(({ path }) => path)).toEqual(['/v1/chat'])
})

test('a draft that is counted is no question either', async () => {
  const mock = await open({ status: 500, steps: [] })
  const count = await fetch(`${mock.url}/v1/messages/count_tokens`, { method: 'POST' })
  expect(await count.json()).toEqual({ input_tokens: 3 })
  expect((await fetch(`${mock.url}/v1/messages`, { method: 'POST' })).status).toBe(500)
  expect(mock.requests.map(({ path }) => path)).toEqual(['/v1/messages'])
})
