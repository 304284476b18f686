import fc from 'fast-check'
import { expect, test } from 'vitest'

import { describeDialect } from './describe-dialect.ts'
import { detectDialect } from './detect-dialect.ts'
import type { SseFrame } from './dialect.ts'
import { dialects } from './dialects.ts'
import { dialectIds } from './request-dialects.ts'

const anything = fc.jsonValue({ maxDepth: 3 })
const frame = (event: string | null, value: object): SseFrame => ({
  event,
  data: JSON.stringify(value),
})

describeDialect('openai-chat', {
  dialect: dialects['openai-chat'],
  replayFields: [
    'reasoning_content',
    'reasoning',
    'reasoning_text',
    'reasoning_details',
    'content',
  ],
  thoughtFields: ['reasoning_content', 'reasoning', 'reasoning_text'],
  hasChoices: true,
  required: [],
  clashing: [],
  finishes: [
    ['stop', 'stop'],
    ['stop', 'eos_token'],
    ['length', 'length'],
    ['content-filter', 'content_filter'],
    ['other', 'insufficient_system_resource'],
  ],
  plausible: fc.record(
    {
      id: anything,
      choices: fc.array(
        fc.record(
          {
            index: fc.oneof(fc.nat(3), anything),
            delta: fc.oneof(
              anything,
              fc.record(
                {
                  content: anything,
                  reasoning: anything,
                  reasoning_details: anything,
                  tool_calls: fc.array(
                    fc.record({ id: anything, index: anything, function: anything }),
                  ),
                },
                { requiredKeys: [] },
              ),
            ),
            message: anything,
            finish_reason: fc.oneof(anything, fc.constant('stop')),
            logprobs: anything,
          },
          { requiredKeys: [] },
        ),
      ),
      usage: anything,
      error: anything,
    },
    { requiredKeys: [] },
  ),
  unknownFrames: [
    frame(null, { choices: [] }),
    frame(null, { choices: null }),
    frame(null, { object: 'a.new.thing', lives: 9 }),
    frame('ping', {}),
    frame(null, { choices: [{ index: 0, delta: {}, finish_reason: null, obfuscation: 'aZ' }] }),
    { event: null, data: ': OPENROUTER PROCESSING' },
    { event: null, data: '' },
    { event: 'keepalive', data: 'still here' },
  ],
  streamEndingWith: (rawReason) => [
    frame(null, { choices: [{ index: 0, delta: { content: 'Hi' } }] }),
    frame(null, { choices: [{ index: 0, delta: {}, finish_reason: rawReason }] }),
    { event: null, data: '[DONE]' },
  ],
})

describeDialect('anthropic-messages', {
  dialect: dialects['anthropic-messages'],
  replayFields: [],
  thoughtFields: ['thinking'],
  hasChoices: false,
  required: ['maxTokens'],
  clashing: ['temperature', 'topP'],
  finishes: [
    ['stop', 'end_turn'],
    ['stop', 'stop_sequence'],
    ['length', 'max_tokens'],
    ['refusal', 'refusal'],
    ['other', 'pause_turn'],
  ],
  plausible: fc.record(
    {
      type: fc.constantFrom(
        'message_start',
        'content_block_start',
        'content_block_delta',
        'content_block_stop',
        'message_delta',
        'message_stop',
        'message',
        'error',
        'new_thing',
      ),
      index: fc.oneof(fc.nat(3), anything),
      message: anything,
      content: anything,
      content_block: fc.oneof(
        anything,
        fc.record({
          type: fc.constantFrom('text', 'thinking', 'tool_use', 'server_tool_use'),
          text: anything,
          input: anything,
        }),
      ),
      delta: fc.oneof(
        anything,
        fc.record({
          type: fc.constantFrom('text_delta', 'input_json_delta', 'thinking_delta'),
          text: anything,
          partial_json: anything,
        }),
      ),
      usage: anything,
    },
    { requiredKeys: ['type'] },
  ),
  unknownFrames: [
    frame('ping', { type: 'ping' }),
    frame('new_thing', { type: 'new_thing', index: 0, delta: { type: 'text_delta', text: 'no' } }),
    frame('content_block_delta', {
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'smell_delta', smell: 'of rain' },
    }),
    { event: null, data: '' },
  ],
  streamEndingWith: (rawReason) => [
    frame('message_delta', { type: 'message_delta', delta: { stop_reason: rawReason } }),
    frame('message_stop', { type: 'message_stop' }),
  ],
})

test('each dialect is found under its own id, and its own answers are detected as its own', () => {
  const meta = { responseId: 'id-1', model: 'm-1', createdAt: 0 }
  for (const id of dialectIds) {
    expect(dialects[id].id).toBe(id)
    expect(detectDialect(dialects[id].encodeBody([], meta))).toBe(id)
    const encode = dialects[id].createStreamEncoder(meta)
    const [first] = [
      ...encode({ type: 'start', responseId: 'id-1', model: 'm-1' }),
      ...encode({ type: 'text-delta', text: 'Hi' }),
    ]
    expect(detectDialect(first?.data ?? '')).toBe(id)
  }
  expect(detectDialect('{"error":{}}')).toBeNull()
  expect(detectDialect('{"half":')).toBeNull()
})
