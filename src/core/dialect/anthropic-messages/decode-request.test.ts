import { expect, test } from 'vitest'

import { decodeRequest } from './decode-request.ts'

test('blocks, results of tools and thoughts find their places', () => {
  const read = decodeRequest({
    model: 'm',
    max_tokens: 5,
    system: [
      { type: 'text', text: 'Be ' },
      { type: 'text', text: 'brief.', cache_control: { type: 'ephemeral' } },
    ],
    messages: [
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'hm', signature: 'x' },
          { type: 'text', text: 'Wait.' },
          { type: 'server_tool_use', id: 's', name: 'web_search', input: {} },
          { type: 'tool_use', id: 'a', name: 'f', input: { x: 1 } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'There:' },
          { type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: '42' }] },
        ],
      },
    ],
    tool_choice: { type: 'any', disable_parallel_tool_use: true },
    thinking: { type: 'enabled', budget_tokens: 1024 },
  })
  expect(read).toEqual({
    ok: true,
    value: {
      model: 'm',
      messages: [
        { role: 'system', text: 'Be brief.' },
        {
          role: 'assistant',
          text: 'Wait.',
          reasoning: { text: 'hm', field: 'thinking' },
          toolCalls: [{ id: 'a', name: 'f', argumentsText: '{"x":1}' }],
        },
        { role: 'tool', callId: 'a', text: '42' },
        { role: 'user', content: [{ type: 'text', text: 'There:' }] },
      ],
      params: { maxTokens: 5, reasoningBudget: 1024 },
      stream: false,
      toolChoice: 'required',
    },
  })
})

test.each([
  [{ model: 'm', messages: [{ role: 'system', content: '' }] }, 'messages[0].role: '],
  [
    { model: 'm', messages: [{ role: 'user', content: [{ type: 'image', source: {} }] }] },
    'messages[0].content[0].source.type: ',
  ],
  [{ model: 'm', messages: [], max_tokens: '5' }, 'max_tokens: expected a number'],
  [{ model: 'm', messages: [], stop_sequences: 'END' }, 'stop_sequences: expected a list'],
  [{ messages: [] }, 'model: '],
])('an error names the place: %j', (body, start) => {
  const read = decodeRequest(body)
  expect(read.ok ? '' : read.error.message.slice(0, start.length)).toBe(start)
})

test('[D5] a request that is nested beyond all sense is refused instead of filling the stack', () => {
  const deep: unknown = JSON.parse('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))
  const call = { type: 'tool_use', id: 'a', name: 'f', input: deep }
  const messages = [{ role: 'assistant', content: [call] }]
  expect(decodeRequest({ model: 'm', messages })).toEqual({
    ok: false,
    error: { kind: 'bad-request', status: 400, message: 'body: nested too deeply' },
  })
})
