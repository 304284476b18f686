import { expect, test } from 'vitest'

import { initialSystemMessage } from '../chat/params.ts'
import { seedPreset } from '../presets/shipped-presets.ts'
import { defaultModel, shippedModels, unknownModel } from './catalog.ts'
import type { ModelRecord } from './model.ts'
import { parametersOf } from './parameters.ts'

const rows = parametersOf(defaultModel, ['openai-chat', 'anthropic-messages'])
const row = (label: string) => rows.find((each) => each.label === label)

test.each([
  ['S30', 'Temperature', 0.7, '0 to 2', '0 to 1'],
  ['S31', 'Max Tokens', 1000, '1 to 262,144', '1 to 262,144'],
  ['S32', 'Top P', 0.9, '0 to 1', '0 to 1'],
  ['S33', 'Frequency Penalty', 0, '-2 to 2', 'The Anthropic format has no frequency penalty.'],
  ['S34', 'Presence Penalty', 0, '-2 to 2', 'The Anthropic format has no presence penalty.'],
])('%s: %s begins at %d and may be %s, or %s', (_number, label, initial, openAi, anthropic) => {
  expect(row(label)).toMatchObject({
    initial,
    dialects: [
      { dialectId: 'openai-chat', isSupported: true, words: openAi },
      { dialectId: 'anthropic-messages', words: anthropic },
    ],
  })
})

test('S31: no answer may be longer than the model’s longest, whatever its format allows', () => {
  const wordsOf = (record: ModelRecord) =>
    parametersOf(record, ['openai-chat']).find(({ name }) => name === 'maxTokens')?.dialects[0]
      ?.words
  const short = shippedModels.filter(({ maxOutputTokens }) => maxOutputTokens !== null)
  expect(short.length).toBeGreaterThan(0)
  for (const record of short)
    expect(wordsOf(record)).toBe(`1 to ${record.maxOutputTokens?.toLocaleString('en-US')}`)
  expect(wordsOf(unknownModel('openai', 'gpt-x'))).toBe('1 and up')
})

test('S29: the system message begins as on the page', () => {
  expect(initialSystemMessage).toBe(
    'You are a helpful AI assistant specialized in providing accurate and detailed responses.',
  )
  expect(seedPreset.system).toBe(initialSystemMessage)
})

test('S36: each parameter says what carries it, and what a person should know', () => {
  expect(row('Top K')?.dialects[0]).toMatchObject({ words: '1 and up' })
  expect(row('Min P')?.dialects[0]?.note).toContain('does not document it')
  expect(row('Stop')?.dialects[0]).toMatchObject({ wireName: 'stop', words: 'at most 4 texts' })
  expect(row('Seed')?.dialects).toMatchObject([
    { wireName: 'seed', words: 'any whole number' },
    { wireName: null, isSupported: false },
  ])
  expect(row('Response Format')?.dialects[0]?.words).toBe('text, json, json-schema')
})
