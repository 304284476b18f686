import { describe, expect, test } from 'vitest'

import type { ApiErrorKind } from '../../chat/api-error.ts'
import { dialects } from '../dialects.ts'
import { dialectIds } from '../request-dialects.ts'

const { decodeError, decodeBody } = dialects['openai-chat']
const anthropic = dialects['anthropic-messages']
const json = (value: unknown) => JSON.stringify(value)
const openAi = (message: string, more: object = {}) => json({ error: { message, ...more } })

test.each<[number, string, ApiErrorKind]>([
  [401, openAi('Incorrect API key provided: sk-…'), 'bad-key'],
  [401, '', 'bad-key'],
  [402, json({ status: 'error', message: 'Insufficient credits' }), 'no-credit'],
  [429, openAi('You exceeded your current quota', { code: 'insufficient_quota' }), 'no-credit'],
  [400, openAi('Your credit balance is too low to access the API'), 'no-credit'],
  [403, openAi('Your plan does not include this model'), 'forbidden'],
  [403, openAi('Your input was flagged by moderation'), 'blocked'],
  [400, openAi('The response was filtered', { code: 'content_filter' }), 'blocked'],
  [404, openAi('The model `x` does not exist', { code: 'model_not_found' }), 'model-not-found'],
  [
    404,
    json({ type: 'error', error: { type: 'not_found_error', message: 'model: x' } }),
    'model-not-found',
  ],
  [404, '<html><head><title>404 Not Found</title></head></html>', 'bad-request'],
  [404, openAi('No endpoints found for moonshotai/kimi-k2-0905.'), 'model-not-found'],
  [404, openAi('No endpoints found that support tool use.'), 'bad-request'],
  [400, openAi('x is not a valid model ID'), 'model-not-found'],
  [400, openAi("This model's maximum context length is 2048 tokens."), 'context-overflow'],
  [
    400,
    json({
      error: {
        type: 'invalid_request_error',
        message: 'prompt is too long: 210000 tokens > 200000 maximum',
      },
    }),
    'context-overflow',
  ],
  [413, openAi('x', { type: 'request_too_large' }), 'context-overflow'],
  [
    429,
    json({ status: 'error', message: 'Rate limit exceeded. Maximum 5 queued requests allowed.' }),
    'rate-limited',
  ],
  [503, 'upstream connect error', 'overloaded'],
  [
    529,
    json({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
    'overloaded',
  ],
  [500, openAi('boom'), 'upstream-failure'],
  [502, '<!DOCTYPE html><title>502 Bad Gateway</title>', 'upstream-failure'],
  [504, '', 'timeout'],
  [405, '', 'bad-request'],
])('%i %s is %s', (status, body, kind) => {
  expect(decodeError(status, body)).toMatchObject({ kind, status })
})

test.each<[string, object, string]>([
  ["'temperature' does not support 0.7 with this model.", { param: 'temperature' }, 'temperature'],
  ["'max_tokens' is not supported. Use 'max_completion_tokens' instead.", {}, 'maxTokens'],
  ['invalid temperature: only 1 is allowed for this model', {}, 'temperature'],
  ['Unrecognized request argument supplied: top_k', {}, 'topK'],
  [
    'max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens',
    {},
    'maxTokens',
  ],
  ['max_tokens exceeds the maximum of 4096 tokens', { param: 'max_tokens' }, 'maxTokens'],
  ['presence_penalty must be between -2 and 2', {}, 'presencePenalty'],
  ['Invalid value', { param: 'stop' }, 'stop'],
])('a 400 that says "%s" %j names a parameter of ours', (message, more, parameter) => {
  expect(decodeError(400, openAi(message, more))).toMatchObject({
    kind: 'bad-parameter',
    parameter,
  })
})

describe('the words of a provider', () => {
  const wordsIn = (body: string) => decodeError(500, body).message

  test.each([
    [json({ status: 'error', message: 'It broke' })],
    [json({ status: 'error', messege: 'It broke' })],
    [json({ status: 'error', message: { prompt: ['It broke'] } })],
    [json({ error: { message: 'It broke' } })],
    [json({ error: 'It broke' })],
    [json({ data: null, error: { code: 'x', message: 'It broke', details: {} }, meta: {} })],
    [json({ message: '', errors: { model: ['It broke'] } })],
    [json({ detail: 'It broke' })],
    [json({ detail: [{ loc: ['body', 'model'], msg: 'It broke', type: 'missing' }] })],
    [json([{ error: { message: 'It broke', status: 'INTERNAL' } }])],
    [json('It broke')],
    ['<html><body><h1>It   broke</h1>\n<p>nginx</p></body></html>'],
    ['It broke'],
  ])('are found in %s', (body) => {
    expect(wordsIn(body)).toContain('It broke')
  })

  test('name the field they are about', () => {
    expect(wordsIn(json({ message: { prompt: ['is required'], model: ['is unknown'] } }))).toBe(
      'The provider failed (500): prompt: is required model: is unknown',
    )
    expect(wordsIn(json({ detail: [{ loc: ['body', 'model'], msg: 'is required' }] }))).toContain(
      'model: is required',
    )
  })

  test('of the provider behind a router are shown beside its own', () => {
    const metadata = { raw: 'slow down, kimi', provider_name: 'Chutes' }
    expect(wordsIn(openAi('Provider returned error', { metadata }))).toContain('slow down, kimi')
  })

  test('are kept whole as the detail, up to 4 kB', () => {
    expect(decodeError(401, openAi('No.')).detail).toBe(openAi('No.'))
    expect(decodeError(500, 'x'.repeat(9999)).detail).toHaveLength(4096)
    expect(decodeError(500, '')).not.toHaveProperty('detail')
  })

  test('may say when to come back', () => {
    const body = json({ status: 'error', message: 'Rate limit exceeded.', retry_after: 30 })
    expect(decodeError(429, body)).toMatchObject({ retryAfterMs: 30_000 })
  })
})

describe('under status 200', () => {
  const kindOf = (value: unknown) => {
    const last = decodeBody(`\n     ${json(value)}`).at(-1)
    return last?.type === 'error' ? last.error.kind : last?.type
  }

  test.each<[unknown, ApiErrorKind]>([
    [{ status: 'error', message: 'Invalid API key' }, 'bad-key'],
    [{ status: 'error', messege: { model_id: ['is required'] } }, 'upstream-failure'],
    [{ error: { message: 'Rate limit exceeded', code: 429 } }, 'rate-limited'],
    [{ error: 'Unexpected endpoint or method. (POST /chat)' }, 'upstream-failure'],
    [{ detail: 'Not Found' }, 'upstream-failure'],
    [{ errors: { messages: ['are required'] } }, 'upstream-failure'],
    [{ status: 'processing', id: 7, eta: 3 }, 'upstream-failure'],
    [
      { provider: { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] } },
      'malformed',
    ],
    [{ choices: [] }, 'malformed'],
    [{}, 'malformed'],
    [42, 'malformed'],
  ])('%j is an error', (value, kind) => {
    expect(kindOf(value)).toBe(kind)
  })

  test('an answer with an empty error bag is an answer', () => {
    const choices = [{ message: { content: 'Hi' }, finish_reason: 'stop' }]
    expect(kindOf({ error: [], choices })).toBe('finish')
  })

  test('a body that ends in the middle was cut off, one that is no JSON is malformed', () => {
    expect(decodeBody('{"choices":[{"mess').at(-1)).toMatchObject({ error: { kind: 'truncated' } })
    expect(decodeBody('It works!').at(-1)).toMatchObject({ error: { kind: 'malformed' } })
    expect(decodeBody('<html><title>Sign in</title></html>').at(-1)).toMatchObject({
      error: { kind: 'malformed', message: expect.stringContaining('"Sign in"') },
    })
  })
})

describe('what a dialect writes of an error, it reads as the same', () => {
  const kinds: readonly ApiErrorKind[] = [
    'bad-key',
    'no-credit',
    'forbidden',
    'rate-limited',
    'overloaded',
    'upstream-failure',
    'timeout',
    'bad-request',
  ]
  test.each(dialectIds.flatMap((id) => kinds.map((kind) => [id, kind] as const)))(
    '%s: %s',
    (id, kind) => {
      const { status, body } = dialects[id].encodeError({ kind, message: 'Words.' })
      expect(dialects[id].decodeError(status, body)).toMatchObject({ kind, status })
    },
  )

  test('with its parameter, in either envelope', () => {
    const error = { kind: 'bad-parameter', message: 'Too high.', parameter: 'topP' } as const
    for (const id of dialectIds) {
      const { status, body } = dialects[id].encodeError(error)
      expect(dialects[id].decodeError(status, body)).toMatchObject({
        kind: error.kind,
        parameter: 'topP',
      })
    }
    expect(anthropic.encodeError(error).body).toContain('"top_p: Too high."')
  })
})
