import { expect, test } from 'vitest'

import { userText } from '../../chat/message.ts'
import { countBodyOf, readTokenCount } from './count-tokens.ts'
import { encodeTokenCount } from './encode-count.ts'
import { encodeRequest } from './encode-request.ts'

test('[S25] the question of a count has the messages and what stands beside them, and nothing else', () => {
  const request = encodeRequest({
    model: 'claude',
    messages: [{ role: 'system', text: 'Be brief.' }, userText('Hello')],
    params: { maxTokens: 100, temperature: 1 },
    stream: true,
    tools: [{ name: 'look', schema: { type: 'object' } }],
    extra: { metadata: { user_id: '1' } },
  })
  const body = request.ok ? request.value.body : ''
  expect(JSON.parse(countBodyOf(body) ?? '')).toEqual({
    model: 'claude',
    system: 'Be brief.',
    messages: [{ role: 'user', content: 'Hello' }],
    tools: [{ name: 'look', input_schema: { type: 'object' } }],
  })
})

test('a text that is no request asks nothing', () => {
  expect(countBodyOf('{')).toBeNull()
  expect(countBodyOf('[]')).toBeNull()
})

test('[S25] a count is read as it is given, and nothing else is taken for one', () => {
  expect(readTokenCount(JSON.parse(encodeTokenCount(42)))).toBe(42)
  for (const other of [null, [], {}, { input_tokens: '42' }, { input_tokens: -1 }])
    expect(readTokenCount(other)).toBeNull()
})
