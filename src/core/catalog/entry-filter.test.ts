import { expect, test } from 'vitest'

import { mergeEntries, type CatalogEntry } from './entries.ts'
import {
  cheapestOf,
  emptyFilter,
  filterEntries,
  offersAt,
  sortEntries,
  type EntryFilter,
} from './entry-filter.ts'
import type { ListedModel } from './model-list.ts'
import type { Price } from './price.ts'
import { aListedModel, aShippedModel } from './testing/catalog-models.ts'

const usd = (input: number, output: number): Price => ({
  inputUsdPerMillionTokens: input,
  outputUsdPerMillionTokens: output,
  source: 'the provider’s list',
  readAt: '2026-11-29',
})

const listed = (...models: readonly Partial<ListedModel>[]): readonly CatalogEntry[] =>
  mergeEntries([], [{ providerId: 'one', isLocal: false, models: models.map(aListedModel) }])

const found = (entries: readonly CatalogEntry[], filter: Partial<EntryFilter>) => {
  const { shown, unknownCount } = filterEntries(entries, { ...emptyFilter, ...filter })
  return { shown: shown.map(({ name }) => name), unknownCount }
}

test('each word is somewhere in the names, in any order and case', () => {
  const entries = listed({ id: 'moonshotai/kimi-k2', name: 'MoonshotAI: Kimi K2' }, { id: 'k2' })
  expect(found(entries, { words: ' K2  moonshot' }).shown).toEqual(['MoonshotAI: Kimi K2'])
  expect(found(entries, { words: 'k2' }).shown).toHaveLength(2)
  expect(found(entries, { words: 'k3' }).shown).toEqual([])
})

test('signs count for nothing, as in the picker', () => {
  const entries = listed({ id: 'moonshotai/kimi-k2', name: 'MoonshotAI: Kimi K2' })
  expect(found(entries, { words: 'kimik2' }).shown).toHaveLength(1)
  expect(found(entries, { words: 'k.2' }).shown).toHaveLength(1)
  expect(found(entries, { words: 'k3-' }).shown).toEqual([])
})

test('what is not known matches nothing, is counted, and is shown when it is asked for', () => {
  const entries = listed(
    { id: 'long', contextTokens: 200_000 },
    { id: 'short', contextTokens: 8192 },
    { id: 'silent' },
  )
  const filter = { minContextTokens: 128_000 }
  expect(found(entries, filter)).toEqual({ shown: ['long'], unknownCount: 1 })
  expect(found(entries, { ...filter, includesUnknown: true }).shown).toEqual(['long', 'silent'])
})

test('a fact that speaks against it outweighs one that is unknown', () => {
  const entries = listed({ id: 'short', contextTokens: 8192 })
  const filter = { minContextTokens: 128_000, features: ['tools'] as const }
  expect(found(entries, filter)).toEqual({ shown: [], unknownCount: 0 })
})

test('at most a price means both of its prices; free is 0, and also what runs here', () => {
  const entries = [
    ...listed(
      { id: 'cheap', price: usd(0.4, 1) },
      { id: 'cheap to ask', price: usd(0.4, 2) },
      { id: 'free', price: usd(0, 0) },
    ),
    ...mergeEntries(
      [],
      [{ providerId: 'ollama', isLocal: true, models: [aListedModel({ id: 'here' })] }],
    ),
  ]
  expect(found(entries, { maxUsdPerMillionTokens: 1 }).shown).toEqual(['cheap', 'free', 'here'])
  expect(found(entries, { maxUsdPerMillionTokens: 0 }).shown).toEqual(['free', 'here'])
})

test('price and context must be had at one provider, which is one of those asked for', () => {
  const model = { id: 'a/b' }
  const entries = mergeEntries(
    [],
    [
      {
        providerId: 'cheap',
        isLocal: false,
        models: [aListedModel({ ...model, contextTokens: 32_768, price: usd(0, 0) })],
      },
      {
        providerId: 'long',
        isLocal: false,
        models: [aListedModel({ ...model, contextTokens: 262_144, price: usd(3, 9) })],
      },
    ],
  )
  const filter = { maxUsdPerMillionTokens: 0, minContextTokens: 128_000 }
  expect(found(entries, filter).shown).toEqual([])
  expect(found(entries, { ...filter, minContextTokens: 32_000 }).shown).toEqual(['a/b'])
  expect(found(entries, { maxUsdPerMillionTokens: 0, providerIds: ['long'] }).shown).toEqual([])
  expect(found(entries, { providerIds: ['nobody'] })).toEqual({ shown: [], unknownCount: 0 })
  const [entry] = entries
  expect(cheapestOf(offersAt(entry!, []))?.providerId).toBe('cheap')
  expect(cheapestOf(offersAt(entry!, ['long']))?.providerId).toBe('long')
})

test('inputs, features and open weights are all wanted together', () => {
  const [entry] = mergeEntries(
    [aShippedModel({ hasOpenWeights: true }, { inputModalities: ['text', 'image'], alsoAt: [] })],
    [
      {
        providerId: 'modelslab',
        isLocal: false,
        models: [
          aListedModel({
            id: 'vendor-model',
            features: { tools: 'yes', json: 'yes', reasoning: 'no' },
          }),
        ],
      },
    ],
  )
  const count = (filter: Partial<EntryFilter>) => found([entry!], filter).shown.length
  const all = { hasOpenWeights: true, inputs: ['image'], features: ['tools', 'json'] } as const
  expect(count(all)).toBe(1)
  expect(count({ ...all, features: ['tools', 'reasoning'] })).toBe(0)
  expect(count({ ...all, inputs: ['image', 'audio'] })).toBe(0)
})

test('each order puts what is unknown last, and what is alike by name', () => {
  const entries = listed(
    { id: 'silent' },
    { id: 'b', price: usd(1, 5), contextTokens: 8192, createdAt: 1 },
    { id: 'A', price: usd(1, 5), contextTokens: 131_072, createdAt: 2 },
    { id: 'c', price: usd(0, 0), contextTokens: 8192, createdAt: 3 },
  )
  const names = (sort: Parameters<typeof sortEntries>[1]) =>
    sortEntries(entries, sort)
      .map(({ name }) => name)
      .join(' ')
  expect(names('name')).toBe('A b c silent')
  expect(names('price')).toBe('c A b silent')
  expect(names('context')).toBe('A b c silent')
  expect(names('newest')).toBe('c A b silent')
})
