import { expect, test } from 'vitest'

import { parseRun } from './parse-run.ts'
import { createRun, reduceRun } from './run.ts'

const facts = {
  id: 'r',
  providerId: 'p',
  dialectId: 'anthropic-messages',
  model: 'm',
  body: '{}\n',
  startedAt: 7,
} as const

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
      { type: 'logprobs', tokens: [{ token: 'Hi', logprob: -1, alternatives: [] }] },
      { type: 'usage', usage: { inputTokens: 1, outputTokens: 2, reasoningTokens: 1 } },
      {
        type: 'error',
        error: { kind: 'rate-limited', message: 'No.', status: 429, retryAfterMs: 2000 },
      },
    ],
  },
] as const

test('a run survives the way to disk and back', () => {
  const run = answered.reduce(reduceRun, createRun(facts))
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
  }
  expect(parseRun(broken)).toEqual({ ...createRun(facts), text: 'Hi', status: 'interrupted' })
})

test('an error of a kind nobody knows yet still is an error', () => {
  const run = parseRun({ ...facts, status: 'failed', error: { kind: 'new', message: 'Oh.' } })
  expect(run?.error).toEqual({ kind: 'upstream-failure', message: 'Oh.' })
})

test('what is no run is null', () => {
  for (const value of [null, 1, 'x', {}, { ...facts, body: undefined }, { ...facts, id: 1 }])
    expect(parseRun(value)).toBeNull()
})
