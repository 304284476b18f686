import { expect, test } from 'vitest'

import { userText } from '../../chat/message.ts'
import { dialects } from '../../dialect/dialects.ts'
import { dialectIds } from '../../dialect/request-dialects.ts'
import { conversations } from './corpus.ts'

test('there are more than 500 conversations, and each dialect can write every one', () => {
  expect(conversations.length).toBeGreaterThan(500)
  for (const id of dialectIds) {
    const refused = conversations.flatMap(({ name, request }) => {
      const encoded = dialects[id].encodeRequest(request)
      return encoded.ok ? [] : [`${name}: ${encoded.error.message}`]
    })
    expect(refused).toEqual([])
  }
})

test.each(dialectIds)('%s: the corpus holds all that a body can hold', (id) => {
  const bodies = conversations.flatMap(({ request }) => {
    const encoded = dialects[id].encodeRequest(request)
    return encoded.ok ? [encoded.value.body] : []
  })
  for (const part of [
    ...['"__proto__"', '"0": ', 'image/png', 'https://example.org', '1e-7', '1e+21', '\\u0000'],
    ...['\u2028', '\u202e', '🙂', '"tools"', '"tool_choice"', '"stream": true', '"stream": false'],
    ...['9007199254740992', "\\n'@", '<?php', '$(id)', '\\r\\n', '\ufeff', '{}', '[]'],
  ])
    expect(bodies.some((body) => body.includes(part)) || part).toBe(true)
})

test.each(dialectIds)('%s: half a character is refused, with its place', (id) => {
  for (const text of ['\ud83d', 'a\ude42b', '\ude42\ud83d'])
    for (const request of [
      { messages: [userText(text)], extra: {} },
      { messages: [userText('Hi')], extra: { x: { y: text } } },
      { messages: [userText('Hi')], extra: { x: { [text]: 1 } } },
    ]) {
      const encoded = dialects[id].encodeRequest({
        model: 'm',
        params: {},
        stream: true,
        ...request,
      })
      expect(encoded).toMatchObject({
        ok: false,
        error: {
          message: expect.stringMatching(/^(messages\[0\]|x\.y|A name in x).* half a character/),
        },
      })
    }
})
