import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { defaultModel, findModel, findModelByPath, shippedModels, unknownModel } from './catalog.ts'

test('S14: the one price of Kimi K2 0905 is $0.40 in and $2.00 out', () => {
  expect(defaultModel.price).toMatchObject({
    inputUsdPerMillionTokens: 0.4,
    outputUsdPerMillionTokens: 2,
  })
})

/** The sources of what is built, without comments: those may say what a thing looks like. */
function readSources(): readonly (readonly [file: string, code: string])[] {
  const root = join(import.meta.dirname, '../..')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|md)$/.test(file))
    .filter((file) => !/\.test\.|\bdescribe-|\b(__fixtures__|testing)\b/.test(file))
    .map((file) => [
      file,
      readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|(?<=\s|^)\/\/.*/g, ''),
    ])
}

test('S14: the mean of the two, 1.20, stands nowhere in the source', () => {
  const withMean = readSources().filter(([, code]) => /\b1\.20+\b/.test(code))
  expect(withMean.map(([file]) => file)).toEqual([])
})

test('S22: no price is written anywhere but in the data', () => {
  const priced = readSources()
    .filter(([, code]) => /\$\d+\.\d\d|UsdPerMillionTokens: \d/.test(code))
    .map(([file]) => file.replaceAll('\\', '/'))
  expect(priced).toEqual(['core/catalog/data/kimi-k2-0905.ts'])
})

test('S40: all 18 models of the page are in the catalogue, under its addresses', () => {
  const seed = [
    'together_ai/Qwen-Qwen2.5-32B',
    'open_router/anthracite-org-magnum-v4-72b',
    'together_ai/deepcogito-cogito-v1-preview-llama-70B-Turbo',
    'open_router/arcee-ai-trinity-large-thinking-free',
    'open_router/x-ai-grok-4.20-multi-agent',
    'open_router/xiaomi-mimo-v2-pro',
    'open_router/upstage-solar-pro-3',
    'together_ai/mistralai-Mixtral-8x22B-Instruct-v0.1',
    'perplexity_ai/perplexity-ai-r1-1776',
    'together_ai/meta-llama-Meta-Llama-3-8B-Instruct',
    'together_ai/zai-org-GLM-4.7',
    'open_router/mistralai-mistral-large-2407',
    'together_ai/google-gemma-2b-it',
    'together_ai/nvidia-NVIDIA-Nemotron-3-Super-120B-A12B-BF16',
    'alibaba_cloud/qwen-qwen3.5-27b',
    'open_router/nousresearch-hermes-3-llama-3.1-405b',
    'open_router/openai-gpt-3.5-turbo',
    'together_ai/deepseek-ai-DeepSeek-R1-Distill-Qwen-1.5B',
  ]
  expect(shippedModels.slice(1).map(({ vendor, slug }) => `${vendor}/${slug}`)).toEqual(seed)
})

test('S13: Llama, Gemma and Mixtral have open weights, and GPT-3.5 and Grok have not', () => {
  const weights = (slug: string) =>
    shippedModels.find((model) => model.slug === slug)?.hasOpenWeights
  expect(defaultModel).toMatchObject({ licence: 'Modified MIT', hasOpenWeights: true })
  expect(weights('meta-llama-Meta-Llama-3-8B-Instruct')).toBe(true)
  expect(weights('google-gemma-2b-it')).toBe(true)
  expect(weights('mistralai-Mixtral-8x22B-Instruct-v0.1')).toBe(true)
  expect(weights('openai-gpt-3.5-turbo')).toBe(false)
  expect(weights('x-ai-grok-4.20-multi-agent')).toBe(false)
  expect(weights('upstage-solar-pro-3')).toBeNull()
})

test('S10–S12: every model has a name, an id and a vendor, and no two have one address', () => {
  const paths = shippedModels.map(({ vendor, slug }) => `${vendor}/${slug}`)
  expect(new Set(paths).size).toBe(shippedModels.length)
  expect(new Set(shippedModels.map(({ id }) => id)).size).toBe(shippedModels.length)
  for (const { name, shortName, description } of shippedModels) {
    expect(name.endsWith(shortName)).toBe(true)
    expect(description).toMatch(/^[A-Z].{10,150}\.$/)
  }
})

test('a model is found by provider and id, and by the path of its page', () => {
  expect(findModel('modelslab', 'moonshotai-kimi-k2-0905')).toBe(defaultModel)
  expect(findModel('openai', 'moonshotai-kimi-k2-0905')).toBeNull()
  expect(findModelByPath('/models/moonshotai/moonshotai-kimi-k2-0905')).toBe(defaultModel)
  expect(findModelByPath('/models/moonshotai/moonshotai-kimi-k2-0905/')).toBe(defaultModel)
  expect(findModelByPath('/models/open_router/x-ai-grok-4.20-multi-agent')?.shortName).toBe(
    'Grok 4.20 Multi-Agent',
  )
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
