import { expect, test } from 'vitest'

import { decodeRequest } from './decode-request.ts'

const hi = { role: 'user', content: 'Hi' }

test('what others write for the same thing is read as the same', () => {
  const read = decodeRequest({
    model_id: 'm',
    key: 'not kept',
    messages: [
      {
        role: 'developer',
        content: [
          { type: 'text', text: 'Be ' },
          { type: 'text', text: 'brief.' },
        ],
      },
      { role: 'user', content: [{ type: 'image_url', image_url: 'https://example.org/a.png' }] },
      { role: 'assistant', content: null, tool_calls: null, refusal: null },
    ],
    max_completion_tokens: 5,
    temperature: null,
    stop: 'END',
    logprobs: true,
    tool_choice: { type: 'function', function: { name: 'f' } },
    response_format: { type: 'text' },
    user: 'someone',
  })
  expect(read).toEqual({
    ok: true,
    value: {
      model: 'm',
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', content: [{ type: 'image', url: 'https://example.org/a.png' }] },
        { role: 'assistant', text: '' },
      ],
      params: {
        maxTokens: 5,
        stop: ['END'],
        topLogprobs: 0,
        responseFormat: { type: 'text' },
      },
      stream: false,
      toolChoice: { name: 'f' },
      extra: { user: 'someone' },
    },
  })
})

test.each([
  [{ messages: [hi] }, 'model: '],
  [{ model: 'm' }, 'messages: '],
  [{ model: 'm', messages: 'Hi' }, 'messages: expected a list of messages'],
  [
    { model: 'm', messages: [hi, { role: 'user', content: 5 }] },
    'messages[1].content: expected a text',
  ],
  [
    { model: 'm', messages: [{ role: 'user', content: [{ type: 'smell' }] }] },
    'messages[0].content[0].type: ',
  ],
  [{ model: 'm', messages: [{ role: 'judge', content: '' }] }, 'messages[0].role: '],
  [{ model: 'm', messages: [hi], stop: [1] }, 'stop[0]: '],
  ['text', 'body: '],
  [null, 'body: '],
])('an error names the place: %j', (body, start) => {
  const read = decodeRequest(body)
  expect(read.ok ? '' : read.error.message.slice(0, start.length)).toBe(start)
})

test('an error about a parameter names it in our words too', () => {
  expect(decodeRequest({ model: 'm', messages: [hi], top_p: 'high' })).toEqual({
    ok: false,
    error: {
      kind: 'bad-parameter',
      status: 400,
      parameter: 'topP',
      message: 'top_p: expected a number',
    },
  })
})
