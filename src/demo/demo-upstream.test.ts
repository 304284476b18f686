import { describe, expect, test } from 'vitest'

import { dialects } from '../core/dialect/dialects.ts'
import { createDemoUpstream } from './demo-upstream.ts'
import { demoModels } from './special-models.ts'
import { ask, chatPost, demo, dialectIds, get, post } from './testing/ask.ts'
import { stillClock, textIn, usageIn } from './testing/say.ts'
import { countTokens } from './tokenizer.ts'

describe.each(dialectIds)('in %s', (dialectId) => {
  test('a stream and a whole body of the same seed say the same', async () => {
    const body = dialectId === 'openai-chat' ? { seed: 4 } : { temperature: 0 }
    const streamed = await ask(dialectId, body)
    const whole = await ask(dialectId, { ...body, stream: false })
    expect(streamed.response.headers.get('content-type')).toContain('text/event-stream')
    expect(whole.response.headers.get('content-type')).toContain('application/json')
    expect(textIn(streamed.events)).toContain('GraphQL')
    expect(textIn(whole.events)).toBe(textIn(streamed.events))
    for (const { events } of [streamed, whole])
      expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
  })

  test('usage counts what the tokenizer counts', async () => {
    const { events } = await ask(dialectId, {})
    const question = countTokens('Compare REST vs GraphQL APIs')
    expect(usageIn(events)).toMatchObject({
      inputTokens: question + 7,
      outputTokens: countTokens(textIn(events)),
    })
  })

  test('the answer carries the id of the model that was asked for, known or not', async () => {
    const { events } = await ask(dialectId, { model: 'kimi-k2-0905' })
    expect(events[0]).toMatchObject({ type: 'start', model: 'kimi-k2-0905' })
    expect(textIn(events)).toContain('GraphQL')
  })

  test('max tokens and stop texts end the answer, and the finish says which', async () => {
    const cut = await ask(dialectId, { max_tokens: 20 })
    expect(cut.events.at(-1)).toMatchObject({ type: 'finish', reason: 'length' })
    expect(usageIn(cut.events)?.outputTokens).toBe(20)
    const stop =
      dialectId === 'openai-chat' ? { stop: ['GraphQL'] } : { stop_sequences: ['GraphQL'] }
    const stopped = await ask(dialectId, stop)
    expect(stopped.events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
    expect(textIn(stopped.events)).not.toContain('GraphQL')
    expect(stopped.body).toContain(
      dialectId === 'openai-chat' ? '"finish_reason":"stop"' : '"stop_reason":"stop_sequence"',
    )
  })

  test('demo-reasoning thinks first, and its thoughts are counted', async () => {
    const { events } = await ask(dialectId, { model: 'demo-reasoning' })
    const kinds = events.map(({ type }) => type)
    expect(kinds.indexOf('reasoning-delta')).toBeLessThan(kinds.indexOf('text-delta'))
    expect(kinds.lastIndexOf('reasoning-delta')).toBeLessThan(kinds.indexOf('text-delta'))
    expect(textIn(events)).toContain('GraphQL')
    expect(usageIn(events)?.outputTokens).toBeGreaterThan(countTokens(textIn(events)) + 20)
  })

  test('demo-tools calls get_weather with arguments that stream, and answers after the tool', async () => {
    const content = 'What is the weather in Oslo?'
    const messages: object[] = [{ role: 'user', content }]
    const { events } = await ask(dialectId, { model: 'demo-tools', messages })
    const deltas = events.filter((event) => event.type === 'tool-call-delta')
    const call = deltas.find(({ id }) => id !== undefined)
    expect(call?.name).toBe('get_weather')
    expect(deltas.length).toBeGreaterThan(3)
    const argumentsText = deltas.map((delta) => delta.argumentsText).join('')
    expect(JSON.parse(argumentsText)).toEqual({
      city: 'Oslo',
      unit: expect.toBeOneOf(['celsius', 'fahrenheit']),
    })
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'tool-calls' })
    const id = call?.id ?? ''
    const later =
      dialectId === 'openai-chat'
        ? [
            {
              role: 'assistant',
              content: null,
              tool_calls: [
                {
                  id,
                  type: 'function',
                  function: { name: 'get_weather', arguments: argumentsText },
                },
              ],
            },
            { role: 'tool', tool_call_id: id, content: '{"sky":"clear"}' },
          ]
        : [
            {
              role: 'assistant',
              content: [{ type: 'tool_use', id, name: 'get_weather', input: { city: 'Oslo' } }],
            },
            {
              role: 'user',
              content: [{ type: 'tool_result', tool_use_id: id, content: '{"sky":"clear"}' }],
            },
          ]
    const answer = await ask(dialectId, { model: 'demo-tools', messages: [...messages, ...later] })
    expect(textIn(answer.events)).toContain('`get_weather`')
    expect(textIn(answer.events)).toContain('{"sky":"clear"}')
    expect(answer.events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
  })

  test('demo-json answers in JSON', async () => {
    const { events } = await ask(dialectId, { model: 'demo-json' })
    expect(JSON.parse(textIn(events))).toMatchObject({ model: 'demo model, not a real LLM' })
  })

  test('demo-long writes until max tokens, in parts', async () => {
    const { events } = await ask(dialectId, { model: 'demo-long', max_tokens: 3000 })
    expect(usageIn(events)?.outputTokens).toBe(3000)
    expect(textIn(events)).toContain('\n\n## Part 10\n')
  })

  test.each([
    ['demo-401', 401, 'bad-key'],
    ['demo-402', 402, 'no-credit'],
    ['demo-403', 403, 'forbidden'],
    ['demo-404', 404, 'model-not-found'],
    ['demo-context', 400, 'context-overflow'],
    ['demo-429', 429, 'rate-limited'],
    ['demo-500', 500, 'upstream-failure'],
    ['demo-529', 529, 'overloaded'],
  ] as const)('%s answers %i, which the dialect reads as %s', async (model, status, kind) => {
    for (const stream of [true, false]) {
      const response = await demo(chatPost(dialectId, { model, stream }))
      expect(response.status).toBe(status)
      expect(response.headers.get('retry-after')).toBe(status === 429 ? '3' : null)
      const error = dialects[dialectId].decodeError(status, await response.text())
      expect(error).toMatchObject({ kind, status })
    }
  })

  test('demo-400-parameter refuses top P beside temperature and takes either alone', async () => {
    const model = 'demo-400-parameter'
    const { response, body } = await ask(dialectId, { model, top_p: 0.9 })
    expect(response.status).toBe(400)
    expect(dialects[dialectId].decodeError(400, body)).toMatchObject({
      kind: 'bad-parameter',
      parameter: 'topP',
    })
    expect((await ask(dialectId, { model })).response.status).toBe(200)
    expect(
      (await ask(dialectId, { model, temperature: undefined, top_p: 0.9 })).response.status,
    ).toBe(200)
  })

  test('a number out of bounds is a 400 that names its parameter', async () => {
    const { response, body } = await ask(dialectId, { top_p: 5 })
    expect(response.status).toBe(400)
    expect(dialects[dialectId].decodeError(400, body)).toMatchObject({
      kind: 'bad-parameter',
      parameter: 'topP',
    })
  })

  test('demo-cut ends in the middle: some text, no finish', async () => {
    const { events } = await ask(dialectId, { model: 'demo-cut' })
    expect(countTokens(textIn(events))).toBeGreaterThan(30)
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { kind: 'truncated' } })
  })

  test('demo-error-after-200 fails after some text', async () => {
    const { response, events } = await ask(dialectId, { model: 'demo-error-after-200' })
    expect(response.status).toBe(200)
    expect(countTokens(textIn(events))).toBeGreaterThan(30)
    expect(events.at(-1)).toMatchObject({ type: 'error', error: { kind: 'upstream-failure' } })
  })

  test('demo-filter is ended by a filter', async () => {
    const { events } = await ask(dialectId, { model: 'demo-filter' })
    expect(textIn(events)).not.toBe('')
    expect(events.at(-1)).toMatchObject({
      type: 'finish',
      reason: expect.toBeOneOf(['content-filter', 'refusal']),
    })
  })

  test('demo-html answers 200 with a page', async () => {
    const { response, body } = await ask(dialectId, { model: 'demo-html' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(body).toContain('<html>')
  })

  test('demo-silence opens and says nothing until the request is aborted', async () => {
    const abort = new AbortController()
    const response = await demo(chatPost(dialectId, { model: 'demo-silence' }, abort.signal))
    expect(response.status).toBe(200)
    const read = response.text()
    let isSettled = false
    const settled = read.catch(() => null).then(() => (isSettled = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(isSettled).toBe(false)
    abort.abort()
    await settled
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  })

  test.each([
    ['no JSON', '{"model": "demo", '],
    ['no object', '[1, 2]'],
    ['no messages', { model: 'demo', max_tokens: 10 }],
    ['empty messages', { model: 'demo', max_tokens: 10, messages: [] }],
    ['messages of another kind', { model: 'demo', max_tokens: 10, messages: 'hello' }],
  ])('a body with %s is a 400 in the shape of the dialect', async (_name, body) => {
    const path = dialectId === 'openai-chat' ? 'chat/completions' : 'messages'
    const response = await demo(post(path, body))
    expect(response.status).toBe(400)
    const error: unknown = await response.json()
    expect(error).toMatchObject({ error: { type: 'invalid_request_error' } })
  })
})

test('the models are listed, with what each shows', async () => {
  const response = await demo(get('models'))
  const list = (await response.json()) as { object: string; data: { id: string }[] } // its shape is checked below
  expect(list.object).toBe('list')
  expect(list.data.map(({ id }) => id)).toEqual(demoModels.map(({ id }) => id))
})

test('tokens are counted as usage counts them', async () => {
  const body = { model: 'demo', messages: [{ role: 'user', content: 'One two three' }] }
  const response = await demo(post('messages/count_tokens', body))
  expect(await response.json()).toEqual({ input_tokens: 3 + 7 })
})

test('a tool whose schema is nested beyond all sense is refused, wherever it is sent', async () => {
  const schema = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)
  const body = `{"model":"demo","max_tokens":5,"messages":[{"role":"user","content":"Hi"}],"tools":[{"name":"f","input_schema":${schema}}]}`
  for (const path of ['messages', 'messages/count_tokens'])
    expect((await demo(post(path, body))).status).toBe(400)
})

test('any prefix will do, other paths are 404 and other methods 405, in the dialect of the path', async () => {
  const at = (url: string, method = 'GET') => demo(new Request(url, { method }))
  expect((await at('http://127.0.0.1:8787/demo/v1/models')).status).toBe(200)
  expect((await at('http://127.0.0.1:8787/v1/models/')).status).toBe(200)
  expect((await at('http://127.0.0.1:8787/demo/v1/constructor')).status).toBe(404)
  expect((await at('http://127.0.0.1:8787/chat/completions', 'POST')).status).toBe(404)
  const wrong = await at('http://127.0.0.1:8787/demo/v1/messages')
  expect(wrong.status).toBe(405)
  expect(wrong.headers.get('allow')).toBe('POST')
  expect(await wrong.json()).toMatchObject({ type: 'error', error: { type: expect.any(String) } })
})

/** A clock whose sleeps last until they are let go, and which counts them. */
function heldClock() {
  const held: (() => void)[] = []
  const clock = {
    ...stillClock(),
    sleep: (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        held.push(resolve)
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
      }),
  }
  return { clock, held }
}

test('aborting the request ends the sleep and the body, and nothing is drawn after it', async () => {
  const { clock, held } = heldClock()
  const abort = new AbortController()
  const response = await createDemoUpstream(clock)(chatPost('openai-chat', {}, abort.signal))
  const reading = response.text()
  while (held.length === 0) await new Promise((resolve) => setImmediate(resolve))
  abort.abort()
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(held).toHaveLength(1)
})

test('cancelling the body ends the sleep at once', async () => {
  const { clock, held } = heldClock()
  const response = await createDemoUpstream(clock)(chatPost('openai-chat', {}))
  const reader = response.body?.getReader()
  await reader?.read()
  while (held.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await reader?.cancel()
  await new Promise((resolve) => setImmediate(resolve))
  expect(held).toHaveLength(1)
})
