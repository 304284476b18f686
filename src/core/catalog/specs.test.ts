import { expect, test } from 'vitest'

import { defaultModel, shippedModels, unknownModel } from './catalog.ts'
import { specsOf } from './specs.ts'

const kimi = new Map(specsOf(defaultModel).map(({ id, value }) => [id, value]))

test.each([
  ['S42', 'model-id', 'moonshotai-kimi-k2-0905'],
  ['S43', 'category', 'LLM Models'],
  ['S44', 'task', 'Text Generation'],
  ['S44', 'context', '262,144 tokens'],
  ['S45', 'price', '$0.40 input, $2.00 output per 1M tokens'],
  ['S46', 'added', 'February 20, 2026'],
  ['S36', 'licence', 'Modified MIT'],
  ['S36', 'weights', 'open'],
  ['S36', 'size', '1T parameters, 32B active'],
  ['S36', 'input', 'text'],
  ['S36', 'released', 'September 5, 2025'],
])('%s: the specifications of Kimi have %s: %s', (_number, id, value) => {
  expect(kimi.get(id)).toBe(value)
})

test('what nobody knows is null, never zero or empty', () => {
  expect(kimi.get('max-output')).toBeNull()
  const unknown = specsOf(unknownModel('openai', 'gpt-x'))
  const known = unknown.filter(({ value }) => value !== null).map(({ id }) => id)
  expect(known).toEqual(['model-id', 'vendor', 'category', 'task'])
})

test('every model has the same specifications in the same order', () => {
  const ids = specsOf(defaultModel).map(({ id }) => id)
  for (const model of shippedModels) expect(specsOf(model).map(({ id }) => id)).toEqual(ids)
})
