import { expect, test } from 'vitest'

import { defaultModel, unknownModel } from './catalog.ts'
import { apiMarkdownPathOf, apiPathOf, llmsPathOf, markdownPathOf, pathOf } from './paths.ts'

const kimi = '/models/moonshotai/moonshotai-kimi-k2-0905'

test('S5–S7: every document of a model stands below one address', () => {
  expect(pathOf(defaultModel)).toBe(kimi)
  expect(apiPathOf(defaultModel)).toBe(`${kimi}/api`)
  expect(llmsPathOf(defaultModel)).toBe(`${kimi}/llms.txt`)
  expect(markdownPathOf(defaultModel)).toBe(`${kimi}.md`)
  expect(apiMarkdownPathOf(defaultModel)).toBe(`${kimi}/api.md`)
})

test('an id that is no part of an address is made one', () => {
  expect(pathOf(unknownModel('openrouter', 'a/b?c#d'))).toBe('/models/openrouter/a%2Fb%3Fc%23d')
})
