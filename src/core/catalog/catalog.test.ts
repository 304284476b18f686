import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { defaultModel, findModel, findModelByPath, unknownModel } from './catalog.ts'

test('S14: the one price of Kimi K2 0905 is $0.40 in and $2.00 out', () => {
  expect(defaultModel.price).toMatchObject({
    inputUsdPerMillionTokens: 0.4,
    outputUsdPerMillionTokens: 2,
  })
})

test('S14: the mean of the two, 1.20, stands nowhere in the source', () => {
  const root = join(import.meta.dirname, '../..')
  const withMean = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|md)$/.test(file) && !/\.test\./.test(file))
    .filter((file) => /\$1\.20+\b/.test(readFileSync(join(root, file), 'utf8')))
  expect(withMean).toEqual([])
})

test('a model is found by provider and id, and by the path of its page', () => {
  expect(findModel('modelslab', 'moonshotai-kimi-k2-0905')).toBe(defaultModel)
  expect(findModel('openai', 'moonshotai-kimi-k2-0905')).toBeNull()
  expect(findModelByPath('/models/moonshotai/moonshotai-kimi-k2-0905')).toBe(defaultModel)
  expect(findModelByPath('/models/moonshotai/moonshotai-kimi-k2-0905/')).toBe(defaultModel)
  expect(findModelByPath('/models/moonshotai/other')).toBeNull()
  expect(findModelByPath('/')).toBeNull()
})

test('of a model nobody described nothing is guessed', () => {
  expect(unknownModel('openai', 'gpt-x')).toMatchObject({
    id: 'gpt-x',
    price: null,
    contextTokens: null,
    hasOpenWeights: null,
  })
})
