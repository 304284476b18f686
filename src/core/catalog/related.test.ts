import { expect, test } from 'vitest'

import { defaultModel, shippedModels } from './catalog.ts'
import { relatedTo } from './related.ts'

const reasonsBetween = (from: string, to: string) => {
  const record = shippedModels.find(({ slug }) => slug === from) ?? defaultModel
  return relatedTo(record, 18).find(({ model }) => model.slug === to)?.reasons
}

test.each(shippedModels.map((model) => [model.shortName, model] as const))(
  'S37: what is related to %s is never itself, never twice, and always says why',
  (_name, record) => {
    const related = relatedTo(record, 6)
    const models = related.map(({ model }) => model)
    expect(models).not.toContain(record)
    expect(new Set(models).size).toBe(models.length)
    expect(models.length).toBeGreaterThanOrEqual(3)
    for (const { reasons } of related) expect(reasons.length).toBeGreaterThan(0)
  },
)

test('S38: the reasons are family, vendor, size, context and what both can do', () => {
  expect(
    reasonsBetween('deepseek-ai-DeepSeek-R1-Distill-Qwen-1.5B', 'perplexity-ai-r1-1776'),
  ).toEqual(['same family, DeepSeek R1', 'similar context, 128K', 'thinks before it answers, too'])
  expect(
    reasonsBetween('mistralai-Mixtral-8x22B-Instruct-v0.1', 'mistralai-mistral-large-2407'),
  ).toEqual([
    'also from Mistral AI',
    'similar size, 123B parameters',
    'longer context, 128K',
    'calls tools, too',
  ])
  expect(reasonsBetween(defaultModel.slug, 'qwen-qwen3.5-27b')).toContain('same context, 256K')
})

test('S38: a model is called cheaper only when both prices are known and neither part costs more', () => {
  const price = {
    inputUsdPerMillionTokens: 9,
    outputUsdPerMillionTokens: 9,
    source: 's',
    readAt: '',
  }
  const dear = { ...defaultModel, slug: 'dear', price }
  const kimi = (record: typeof dear) =>
    relatedTo(record, 18).find(({ model }) => model === defaultModel)?.reasons
  expect(kimi(dear)).toContain('cheaper')
  expect(kimi({ ...dear, price: { ...price, inputUsdPerMillionTokens: 0.1 } })).not.toContain(
    'cheaper',
  )
})

test('S39: as many as are asked for, the nearest first', () => {
  const all = relatedTo(defaultModel, 18)
  expect(relatedTo(defaultModel, 2)).toEqual(all.slice(0, 2))
  expect(all[0]?.model.slug).toBe('xiaomi-mimo-v2-pro')
})
