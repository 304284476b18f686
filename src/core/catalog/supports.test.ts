import { expect, test } from 'vitest'

import { supportsOf } from './supports.ts'

const of = (providerId: string, modelId: string, dialectId: 'openai-chat' | 'anthropic-messages') =>
  supportsOf({ providerId, modelId, dialectId })

test('an unknown provider takes what the dialect takes', () => {
  expect(of('mine', 'm', 'openai-chat').temperature).toEqual({ supported: true, min: 0, max: 2 })
  expect(of('mine', 'm', 'anthropic-messages').temperature).toMatchObject({ max: 1 })
  expect(of('mine', 'm', 'anthropic-messages').seed.supported).toBe(false)
})

test.each([
  ['openai', 'gpt-4o', 'topK', false],
  ['openai', 'gpt-4o', 'temperature', true],
  ['openai', 'o3-mini', 'temperature', false],
  ['openai', 'gpt-5', 'topP', false],
  ['openai', 'gpt-5.1', 'topP', true],
  ['openai', 'gpt-5-chat-latest', 'topP', true],
  ['openai', 'gpt-4o', 'reasoningEffort', false],
  ['openai', 'o3', 'reasoningEffort', true],
  ['modelslab', 'moonshotai-kimi-k2-0905', 'reasoningEffort', false],
  ['moonshot', 'kimi-k2.5', 'topP', false],
  ['moonshot', 'kimi-k2-0905-preview', 'topP', true],
  ['openrouter', 'openai/gpt-4o', 'topK', true],
] as const)('%s %s: %s supported %s', (providerId, modelId, name, isSupported) => {
  expect(of(providerId, modelId, 'openai-chat')[name].supported).toBe(isSupported)
})

test.each([
  ['claude-opus-4-6', true],
  ['claude-opus-4-7', false],
  ['claude-sonnet-4-20250514', true],
  ['claude-sonnet-5', false],
  ['claude-3-5-haiku-latest', true],
  ['claude-haiku-4-5', true],
])('anthropic %s takes Temperature: %s', (modelId, isSupported) => {
  expect(of('anthropic', modelId, 'anthropic-messages').temperature.supported).toBe(isSupported)
})

test('the narrower bounds and its note hold', () => {
  expect(of('moonshot', 'kimi-k2.5', 'openai-chat').temperature).toMatchObject({
    min: 1,
    max: 1,
    note: expect.stringContaining('only 1'),
  })
})
