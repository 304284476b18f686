import { expect, test } from 'vitest'

import { readOverflow } from './overflow.ts'

const figures = { inputTokens: 2070, reservedTokens: 1024, limitTokens: 2048 }

test.each([
  "This model's maximum context length is 2048 tokens. However, you requested 3094 tokens (2070 in the messages, 1024 in the completion).",
  "This endpoint's maximum context length is 2048 tokens. However, you requested about 3094 tokens (2070 of text input, 1024 in the output).",
  'input length and `limit` exceed context limit: 2070 + 1024 > 2,048, decrease input length',
])('the figures are read from: %s', (words) => {
  expect(readOverflow(words)).toEqual(figures)
})

test('words without figures, or figures that do not overflow, give nothing', () => {
  expect(readOverflow('prompt is too long: 214000 tokens > 200000 maximum')).toBeNull()
  expect(readOverflow('exceed context limit: 10 + 10 > 2048')).toBeNull()
})
