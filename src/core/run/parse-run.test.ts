import { expect, test } from 'vitest'

import { parseRun, parseWholeRun } from './parse-run.ts'
import { shortenBody } from '../dialect/wire/shorten-body.ts'
import { createRun, reduceRun } from './run.ts'

const facts = {
  id: 'r',
  providerId: 'p',
  dialectId: 'anthropic-messages',
  model: 'm',
  outline: '{}\n',
  startedAt: 7,
} as const

const price = {
  inputUsdPerMillionTokens: 1,
  outputUsdPerMillionTokens: 2,
  source: 's',
  readAt: 'd',
}

const answered = [
  { type: 'opened', atMs: 1, status: 200, headers: { 'x-request-id': 'q' } },
  {
    type: 'decoded',
    atMs: 2,
    events: [
      { type: 'start', responseId: 'x', model: 'm-1' },
      { type: 'reasoning-delta', text: 'hm', field: 'reasoning' },
      { type: 'text-delta', text: 'Hi' },
      { type: 'tool-call-delta', key: '0', id: 'c', name: 'f', argumentsText: '{}' },
      { type: 'usage', usage: { inputTokens: 1, outputTokens: 2, reasoningTokens: 1 } },
      {
        type: 'error',
        error: { kind: 'rate-limited', message: 'No.', status: 429, retryAfterMs: 2000 },
      },
    ],
  },
] as const

test('a run survives the way to disk and back', () => {
  const run = answered.reduce(reduceRun, createRun({ ...facts, price }))
  expect(run.price).toBe(price)
  expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual(run)
})

test('a run of an older version gets initial values for what it did not have', () => {
  expect(parseRun({ ...facts, status: 'complete', text: 'Hi' })).toEqual({
    ...createRun(facts),
    status: 'complete',
    text: 'Hi',
  })
})

test('a broken member costs that member only', () => {
  const broken = {
    ...facts,
    text: 'Hi',
    usage: 'many',
    toolCalls: [1],
    status: 'dreaming',
    error: 5,
    price: 0.4,
  }
  expect(parseRun(broken)).toEqual({
    ...createRun({ ...facts, price: null }),
    text: 'Hi',
    status: 'interrupted',
  })
})

test('an error of a kind nobody knows yet still is an error', () => {
  const run = parseRun({ ...facts, status: 'failed', error: { kind: 'new', message: 'Oh.' } })
  expect(run?.error).toEqual({ kind: 'upstream-failure', message: 'Oh.' })
})

test('what is no run is null', () => {
  for (const value of [null, 1, 'x', {}, { ...facts, outline: undefined }, { ...facts, id: 1 }])
    expect(parseRun(value)).toBeNull()
})

test('[H2] a run with its request in it is parted from it, and keeps what was asked for', () => {
  const messages = [
    { role: 'user', content: 'One' },
    { role: 'assistant', content: 'Two' },
  ]
  const body = `${JSON.stringify({ model: 'm', messages, temperature: 0.7 }, null, 2)}\n`
  const { outline: _none, ...old } = facts
  expect(parseWholeRun({ ...old, body, status: 'complete', logprobs: [] })).toEqual({
    run: { ...createRun({ ...facts, outline: shortenBody(body) }), status: 'complete' },
    body,
  })
  expect(parseWholeRun({ ...old, status: 'complete' })).toBeNull()
  expect(parseWholeRun(5)).toBeNull()
})
