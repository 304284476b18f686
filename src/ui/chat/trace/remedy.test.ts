import { expect, test } from 'vitest'

import { reachedWords } from './remedy.tsx'

const came = (outputTokens: number | null, reasoningTokens = 0) => ({
  text: 'Once',
  reasoning: null,
  usage: { inputTokens: 9, outputTokens, reasoningTokens },
})

test.each([
  [1000, came(1000)],
  [1000, came(870)], // counted in tokens of another model
  [1000, came(20, 980)],
  [1000, came(null)],
  [1000, { ...came(null), usage: null }],
])('of %i tokens the limit was reached', (limit, run) => {
  expect(reachedWords(limit, run)).toBe('Reached 1,000 tokens.')
})

test('what ended far before the limit was not ended by it', () => {
  expect(reachedWords(1000, came(7))).toMatch(/^Ended after 7 of 1,000 tokens: the context is full/)
  expect(reachedWords(undefined, came(7))).toBe('Reached the limit.')
})
