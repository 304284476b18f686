import { expect, test } from 'vitest'

import { userText } from '../../chat/message.ts'
import type { ChatRequest } from '../../chat/request.ts'
import type { JsonObject } from '../../json.ts'
import { dialects } from '../dialects.ts'

const encode = (extra: JsonObject, params: ChatRequest['params'] = {}) =>
  dialects['openai-chat'].encodeRequest({
    model: 'm',
    messages: [userText('Hi')],
    params,
    stream: false,
    extra,
  })

const bodyOf = (extra: JsonObject, params: ChatRequest['params'] = {}) => {
  const encoded = encode(extra, params)
  if (!encoded.ok) throw new Error(encoded.error.message)
  return JSON.parse(encoded.value.body) as JsonObject
}

test('extra members are sent as they are, names like __proto__ too', () => {
  const extra = JSON.parse('{"user":"me","__proto__":{"a":1},"x":null,"tiny":1e-7}') as JsonObject
  const body = bodyOf(extra)
  for (const name of Object.keys(extra)) {
    expect(Object.hasOwn(body, name)).toBe(true)
    expect(body[name]).toEqual(extra[name])
  }
})

test('one that takes the place of a slider is said, and counted as sent', () => {
  const encoded = encode({ temperature: 0.1 }, { temperature: 0.7 })
  expect(encoded.ok && encoded.value.warnings).toMatchObject([
    { kind: 'overridden', param: 'temperature' },
  ])
  expect(bodyOf({ temperature: 0.1 }, { temperature: 0.7 })['temperature']).toBe(0.1)
  const unset = encode({ temperature: 0.1 })
  expect(unset.ok && unset.value).toMatchObject({ warnings: [], sent: ['temperature'] })
})

test('one that replaces the conversation is said', () => {
  const encoded = encode({ messages: [] })
  expect(encoded.ok && encoded.value.warnings).toMatchObject([{ kind: 'overridden', param: null }])
})

test.each([
  { key: 'x' },
  { api_key: 'x' },
  { Authorization: 'x' },
  { a: 'sk-abcdefghij0123456789' },
])('[K1] a key is refused: %j', (extra) => {
  const encoded = encode(extra)
  expect(encoded.ok).toBe(false)
  expect(!encoded.ok && encoded.error.message).toContain('.env')
  expect(!encoded.ok && encoded.error.message).not.toContain('0123456789')
})

test('[K1] a key in a foreign body is not kept', () => {
  const decoded = dialects['openai-chat'].decodeRequest({
    model: 'm',
    messages: [],
    key: 'secret',
    user: 'me',
  })
  expect(decoded.ok && decoded.value.extra).toEqual({ user: 'me' })
})
