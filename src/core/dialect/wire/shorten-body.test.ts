import { expect, test } from 'vitest'

import { initialSystemMessage } from '../../chat/params.ts'
import type { ChatMessage } from '../../chat/message.ts'
import { dialects } from '../dialects.ts'
import { dialectIds } from '../request-dialects.ts'
import { shortenBody } from './shorten-body.ts'

const talk: readonly ChatMessage[] = Array.from({ length: 40 }, (_, i) =>
  i % 2 === 0
    ? { role: 'user', content: [{ type: 'text', text: `Question ${i}\n  ]\n    }\n{"a": [1]}` }] }
    : { role: 'assistant', text: `Answer ${i}\n      "role": "system"` },
)
const system: ChatMessage = { role: 'system', text: initialSystemMessage }

const bodyOf = (id: (typeof dialectIds)[number], messages: readonly ChatMessage[]): string => {
  const encoded = dialects[id].encodeRequest({
    model: 'm',
    messages,
    params: { temperature: 0.4, maxTokens: 300, stop: ['a', 'b'] },
    stream: true,
    extra: { later: [{ role: 'system' }] },
  })
  if (!encoded.ok) throw new Error(encoded.error.message)
  return encoded.value.body
}

const settingsOf = (id: (typeof dialectIds)[number], body: string) => {
  const request = dialects[id].decodeRequest(JSON.parse(body))
  if (!request.ok) throw new Error(request.error.message)
  const { messages, ...rest } = request.value
  return { ...rest, system: messages.find(({ role }) => role === 'system') }
}

test.each(dialectIds)(
  'a shortened %s request asks for the same, in a fraction of its length',
  (id) => {
    for (const messages of [[system, ...talk], talk]) {
      const body = bodyOf(id, messages)
      const short = shortenBody(body)
      expect(settingsOf(id, short)).toEqual(settingsOf(id, body))
      expect(short.length).toBeLessThan(body.length / 4)
    }
  },
)

test('a message later on that says how to answer is kept', () => {
  const body = bodyOf('openai-chat', [...talk, system])
  expect(shortenBody(body)).toBe(body)
})

test('what another hand wrote is left as it is', () => {
  for (const body of ['', '{"messages":[{"role":"user"},{"role":"user"}]}', '\n  "messages": [\n'])
    expect(shortenBody(body)).toBe(body)
})
