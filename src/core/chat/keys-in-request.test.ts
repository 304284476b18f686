import { expect, test } from 'vitest'

import { keysInRequest } from './keys-in-request.ts'
import { userText } from './message.ts'
import type { ChatRequest } from './request.ts'

// Put together here, so that no scanner takes this file for a leak.
const aKey = ['sk-', 'Zk3v9QmW2x8LrT5bYc7N'].join('')
const aRequest = (change: Partial<ChatRequest>): ChatRequest => ({
  model: 'm',
  messages: [userText('Hello')],
  params: {},
  stream: true,
  ...change,
})

test.each<[string, Partial<ChatRequest>]>([
  ['system message', { messages: [{ role: 'system', text: `Use ${aKey}.` }, userText('Hello')] }],
  ['message', { messages: [userText(`Hello\n${aKey}`)] }],
  ['result of a tool', { messages: [{ role: 'tool', callId: 'c', text: aKey }] }],
  ['assistant message', { messages: [{ role: 'assistant', text: aKey }] }],
  [
    'assistant message',
    {
      messages: [
        {
          role: 'assistant',
          text: '',
          toolCalls: [{ id: 'c', name: 'get', argumentsText: `{"token":"${aKey}"}` }],
        },
      ],
    },
  ],
  ['model id', { model: aKey }],
  ['list of parameters', { params: { stop: ['END', aKey] } }],
  [
    'list of parameters',
    {
      params: {
        responseFormat: {
          type: 'json-schema',
          name: 's',
          schema: { properties: { a: { const: aKey } } },
        },
      },
    },
  ],
  ['list of tools', { tools: [{ name: 't', description: aKey, schema: {} }] }],
])('a key is found in the %s', (place, change) => {
  expect(keysInRequest(aRequest(change))).toEqual([{ place, words: aKey }])
})

test('nothing is found where there is none, nor what may be sent', () => {
  expect(keysInRequest(aRequest({ params: { temperature: 0.7, stop: ['END'] } }))).toEqual([])
  const messages = [userText(aKey)]
  expect(keysInRequest(aRequest({ messages }), new Set([aKey]))).toEqual([])
})
