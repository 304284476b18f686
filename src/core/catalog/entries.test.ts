import { expect, test } from 'vitest'

import { mergeEntries, type ProviderList } from './entries.ts'
import type { ListedModel } from './model-list.ts'
import { aListedModel, aShippedModel } from './testing/catalog-models.ts'

const aList = (
  providerId: string,
  models: readonly Partial<ListedModel>[],
  isLocal = false,
): ProviderList => ({ providerId, isLocal, models: models.map(aListedModel) })

const idsOf = (lists: readonly ProviderList[]) =>
  mergeEntries([], lists).map(({ offers }) =>
    offers.map(({ providerId, modelId }) => `${providerId}: ${modelId}`),
  )

test('the same vendor/name at several providers is one model', () => {
  expect(
    idsOf([
      aList('openrouter', [{ id: 'meta-llama/llama-3.3-70b' }]),
      aList('together', [{ id: 'meta-llama/Llama-3.3-70B' }]),
    ]),
  ).toEqual([['openrouter: meta-llama/llama-3.3-70b', 'together: meta-llama/Llama-3.3-70B']])
})

test.each([
  ['a bare id is its provider’s own', 'deepseek/deepseek-chat', 'deepseek-chat'],
  ['two bare ids are two models', 'llama3.2', 'llama3.2'],
  ['a variant is a model of its own', 'moonshotai/kimi-k2', 'moonshotai/kimi-k2:free'],
  ['a path is no vendor', 'accounts/fireworks/models/x', 'accounts/fireworks/models/x'],
])('%s', (_, first, second) => {
  const ids = idsOf([aList('one', [{ id: first }]), aList('two', [{ id: second }])])
  expect(ids).toHaveLength(2)
})

test('a shipped record names its model elsewhere: that list’s word joins it', () => {
  const price = {
    inputUsdPerMillionTokens: 1,
    outputUsdPerMillionTokens: 3,
    source: '',
    readAt: '',
  }
  const shipped = aShippedModel(
    { id: 'vendor-model', contextTokens: null },
    { alsoAt: [{ providerId: 'openrouter', modelId: 'vendor/model', price: null }] },
  )
  const [entry, ...others] = mergeEntries(
    [shipped],
    [
      aList('openrouter', [
        { id: 'vendor/model', name: 'Vendor: Model', contextTokens: 131_072, price },
      ]),
      aList('together', [{ id: 'Vendor/Model' }]),
    ],
  )
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    key: 'modelslab vendor-model',
    name: shipped.record.name,
    contextTokens: 131_072,
    offers: [
      { providerId: 'modelslab', modelId: 'vendor-model' },
      { providerId: 'openrouter', modelId: 'vendor/model', price, contextTokens: 131_072 },
      { providerId: 'together', modelId: 'Vendor/Model', price: null },
    ],
  })
})

test('what shipped stands; what a list says beside it fills what is unknown', () => {
  const [entry] = mergeEntries(
    [aShippedModel({ contextTokens: 262_144 }, { inputModalities: null })],
    [
      aList('modelslab', [
        { id: 'vendor-model', contextTokens: 8192, inputModalities: ['text', 'image'] },
      ]),
    ],
  )
  expect(entry).toMatchObject({ contextTokens: 262_144, inputModalities: ['text', 'image'] })
  expect(entry?.offers).toHaveLength(1)
})

test('of a feature that no list speaks of nothing is known, and the first word on it stands', () => {
  const features = (...said: readonly ListedModel['features'][]) =>
    mergeEntries(
      [],
      said.map((each, index) => aList(`provider ${index}`, [{ id: 'a/b', features: each }])),
    )[0]?.features
  expect(features({ tools: 'yes', json: 'no' })).toEqual({
    tools: 'yes',
    json: 'no',
    reasoning: 'unknown',
  })
  expect(features({}, { tools: 'no' }, { tools: 'yes' })).toMatchObject({ tools: 'no' })
})

test('a name that one list gives is shown where another gives an id alone', () => {
  const [entry] = mergeEntries(
    [],
    [
      aList('together', [{ id: 'a/b', name: 'a/b' }]),
      aList('openrouter', [{ id: 'a/b', name: 'A: B' }]),
    ],
  )
  expect(entry).toMatchObject({ key: 'together a/b', name: 'A: B', vendor: 'a' })
})
