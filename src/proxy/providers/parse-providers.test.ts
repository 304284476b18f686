import { expect, test } from 'vitest'

import { parseProviders } from './parse-providers.ts'
import { builtInRows } from './provider-rows.ts'

const entry = {
  id: 'ollama',
  name: 'Ollama',
  baseUrl: 'http://127.0.0.1:11434/v1',
  dialects: ['openai-chat'],
}

const parse = (...providers: unknown[]) => parseProviders(JSON.stringify({ providers }))

test('four fields are enough for a local model without a key', () => {
  const parsed = parse(entry)
  expect(parsed.ok && parsed.value).toEqual([
    {
      id: 'ollama',
      name: 'Ollama',
      keyVariable: null,
      needsKey: false,
      baseUrlVariable: 'OLLAMA_BASE_URL',
      baseUrl: 'http://127.0.0.1:11434/v1',
      paths: { chat: '/chat/completions', models: '/models' },
      isLocal: false,
      auth: 'none',
      traits: { asksStreamUsage: true, maxTokensField: 'plain' },
      links: {},
    },
  ])
})

test('an Anthropic-compatible one takes its key the Anthropic way, unless told otherwise', () => {
  const gateway = { ...entry, dialects: ['anthropic-messages'], keyVariable: 'GATEWAY_KEY' }
  const rows = [parse(gateway), parse({ ...gateway, auth: 'bearer', keyIsOptional: true })]
  expect(rows.map((parsed) => parsed.ok && parsed.value[0])).toMatchObject([
    { auth: 'x-api-key', needsKey: true, paths: { messages: '/v1/messages' } },
    { auth: 'bearer', needsKey: false },
  ])
})

test.each([
  ['not JSON', 'it is not JSON', '{'],
  ['a text that begins with a key', 'it is not JSON', 'sk-SENTINEL'],
  ['a key without quotes', 'it is not JSON', '{ "providers": [sk-SENTINEL'],
  ['a name a terminal obeys', 'providers.0.name', { ...entry, name: '\u001b[2J' }],
  ['a bare list', 'providers: ', '[]'],
  ['a number', 'the file', '1'],
  ['a key in a wrong place', 'providers.0.auth', { ...entry, auth: 'sk-SENTINEL' }],
  ['an id of ours', 'the id "openai" is taken', { ...entry, id: 'openai' }],
  ['an id with capitals', 'providers.0.id', { ...entry, id: 'Ollama' }],
  ['a field we do not know', 'providers.0.apiKey', { ...entry, apiKey: 'sk-SENTINEL' }],
  ['no dialect', 'providers.0.dialects', { ...entry, dialects: [] }],
  ['a path without a slash', 'providers.0.paths.chat', { ...entry, paths: { chat: 'v1/chat' } }],
  ['a scheme that is no web', 'must begin with', { ...entry, baseUrl: 'file:///etc/passwd' }],
  ['a password in the address', 'user or password', { ...entry, baseUrl: 'http://a:b@c/' }],
  ['no address', 'is not a URL', { ...entry, baseUrl: 'localhost' }],
])('%s is refused, with the place', (_what, message, given) => {
  const parsed = typeof given === 'string' ? parseProviders(given) : parse(given)
  if (parsed.ok) throw new Error('it was accepted')
  expect(parsed.error).toContain(message)
  expect(parsed.error).not.toMatch(/SENT|sk-/)
})

test('the same id twice is refused', () => {
  expect(parse(entry, entry).ok).toBe(false)
})

test('every built-in row has an id of its own and a proper address', () => {
  const ids = builtInRows.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.at(-1)).toBe('demo')
  for (const { baseUrl, id } of builtInRows)
    expect(new URL(baseUrl).protocol).toBe(id === 'demo' ? 'http:' : 'https:')
})
