import { expect, test } from 'vitest'

import { acceptsPrefill } from './prefill.ts'

const accepts = (providerId: string, modelId: string) =>
  acceptsPrefill({ providerId, modelId }).accepts

test.each([
  ['anthropic', 'claude-opus-4-6'],
  ['anthropic', 'claude-sonnet-4-6-20260217'],
  ['anthropic', 'claude-opus-4-7'],
  ['anthropic', 'claude-sonnet-5'],
  ['openrouter', 'anthropic/claude-opus-4.6'],
  ['modelslab', 'anthropic-claude-opus-4-8'],
])('Claude 4.6 and later refuse it, wherever they are asked: %s %s', (providerId, modelId) => {
  expect(acceptsPrefill({ providerId, modelId })).toMatchObject({
    accepts: 'no',
    reason: expect.stringMatching(/^Claude 4\.6/),
  })
})

test.each([
  ['anthropic', 'claude-sonnet-4-5-20250929'],
  ['anthropic', 'claude-opus-4-20250514'],
  ['anthropic', 'claude-3-7-sonnet-20250219'],
  ['anthropic', 'claude-haiku-4-5'],
  ['openrouter', 'moonshotai/kimi-k2-0905'],
  ['openrouter', 'openai/gpt-oss-120b'],
  ['moonshot', 'kimi-k2.6'],
  ['mistral', 'mistral-large-latest'],
])('%s %s goes on from given words', (providerId, modelId) => {
  expect(accepts(providerId, modelId)).toBe('yes')
})

test('who begins anew is told apart from who says nothing about it', () => {
  expect(accepts('openai', 'gpt-4.1')).toBe('no')
  expect(accepts('openrouter', 'openai/gpt-5.2')).toBe('no')
  expect(accepts('deepseek', 'deepseek-chat')).toBe('no')
  expect(accepts('modelslab', 'moonshotai-kimi-k2-0905')).toBe('unknown')
  expect(accepts('my-server', 'anything')).toBe('unknown')
})
