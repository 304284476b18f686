import { expect, test } from 'vitest'

import { shortParam } from './short-params.ts'

test('a parameter and its value fit on a chip', () => {
  expect(shortParam('topK', 40)).toBe('top K 40')
  expect(shortParam('reasoningEffort', 'high')).toBe('effort high')
  expect(shortParam('stop', ['\n', 'END'])).toBe('stop 2')
  expect(shortParam('responseFormat', { type: 'json' })).toBe('JSON')
  expect(shortParam('responseFormat', { type: 'json-schema' })).toBe('JSON schema')
})
