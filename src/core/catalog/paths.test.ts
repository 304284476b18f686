import { expect, test } from 'vitest'

import { defaultModel, shippedModels, unknownModel } from './catalog.ts'
import {
  apiMarkdownPathOf,
  apiPathOf,
  llmsPathOf,
  markdownPathOf,
  pageAt,
  pathOf,
} from './paths.ts'

const kimi = '/models/moonshotai/moonshotai-kimi-k2-0905'

test('S5–S7: every document of a model stands below one address', () => {
  expect(pathOf(defaultModel)).toBe(kimi)
  expect(apiPathOf(defaultModel)).toBe(`${kimi}/api`)
  expect(llmsPathOf(defaultModel)).toBe(`${kimi}/llms.txt`)
  expect(markdownPathOf(defaultModel)).toBe(`${kimi}.md`)
  expect(apiMarkdownPathOf(defaultModel)).toBe(`${kimi}/api.md`)
})

test('S5–S7: every address of every model leads back to it', () => {
  for (const record of shippedModels) {
    expect(pageAt(pathOf(record))).toEqual({ kind: 'playground', record })
    expect(pageAt(apiPathOf(record))).toEqual({ kind: 'api', record })
    expect(pageAt(`${apiPathOf(record)}/`)).toEqual({ kind: 'api', record })
    expect(pageAt(markdownPathOf(record))).toEqual({ kind: 'markdown', record })
    expect(pageAt(apiMarkdownPathOf(record))).toEqual({ kind: 'api-markdown', record })
    expect(pageAt(llmsPathOf(record))).toEqual({ kind: 'llms', record })
  }
})

test('the pages of all models have addresses too, and nothing else has', () => {
  expect(pageAt('/models')).toEqual({ kind: 'catalogue' })
  expect(pageAt('/models/')).toEqual({ kind: 'catalogue' })
  expect(pageAt('/llms.txt')).toEqual({ kind: 'site-llms' })
  for (const path of [
    '/',
    '',
    '/models/moonshotai',
    `${kimi}/other`,
    `${kimi}/api.txt`,
    '/models.md',
  ])
    expect(pageAt(path)).toBeNull()
})

test('an id that is no part of an address is made one', () => {
  expect(pathOf(unknownModel('openrouter', 'a/b?c#d'))).toBe('/models/openrouter/a%2Fb%3Fc%23d')
})
