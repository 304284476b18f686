import { entryFeatures } from '../../core/catalog/entries.ts'
import {
  emptyFilter,
  entrySorts,
  type EntryFilter,
  type EntrySort,
} from '../../core/catalog/entry-filter.ts'
import type { Modality } from '../../core/catalog/profile.ts'

/** What is shown of the catalogue, and in which order. */
export interface CatalogueView extends EntryFilter {
  readonly sort: EntrySort
}

export const initialView: CatalogueView = { ...emptyFilter, sort: 'name' }

export const inputChoices = ['image', 'audio', 'video', 'file'] as const satisfies Modality[]

/** Decimal, as vendors mean it: a context of 128,000 is "128K" to them, and 1,000,000 is "1M". */
export const contextChoices = [
  { word: '32k', tokens: 32_000 },
  { word: '128k', tokens: 128_000 },
  { word: '1m', tokens: 1_000_000 },
] as const

/** US dollars per million tokens, at most. */
export const priceChoices = [
  { word: 'free', usd: 0 },
  { word: '1', usd: 1 },
  { word: '5', usd: 5 },
  { word: '15', usd: 15 },
] as const

/** The view that an address asks for. What is not understood asks for nothing. */
export function readView(search: string): CatalogueView {
  const query = new URLSearchParams(search)
  const listAt = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean)
  const of = <T extends string>(known: readonly T[], words: readonly string[]): readonly T[] =>
    known.filter((one) => words.includes(one))
  return {
    words: query.get('q') ?? '',
    providerIds: listAt('provider'),
    inputs: of(inputChoices, listAt('input')),
    features: of(entryFeatures, listAt('feature')),
    minContextTokens:
      contextChoices.find(({ word }) => word === query.get('context'))?.tokens ?? null,
    maxUsdPerMillionTokens:
      priceChoices.find(({ word }) => word === query.get('price'))?.usd ?? null,
    hasOpenWeights: query.get('weights') === 'open',
    includesUnknown: query.get('unknown') === 'yes',
    sort: entrySorts.find((sort) => sort === query.get('sort')) ?? initialView.sort,
  }
}

/** The address of a view: `?q=kimi&sort=price`, empty for the whole catalogue. */
export function printView(view: CatalogueView): string {
  const context = contextChoices.find(({ tokens }) => tokens === view.minContextTokens)
  const price = priceChoices.find(({ usd }) => usd === view.maxUsdPerMillionTokens)
  const members: readonly (readonly [name: string, text: string])[] = [
    ['q', view.words.trim() === '' ? '' : view.words],
    ['provider', view.providerIds.join(',')],
    ['input', view.inputs.join(',')],
    ['feature', view.features.join(',')],
    ['context', context?.word ?? ''],
    ['price', price?.word ?? ''],
    ['weights', view.hasOpenWeights ? 'open' : ''],
    ['unknown', view.includesUnknown ? 'yes' : ''],
    ['sort', view.sort === initialView.sort ? '' : view.sort],
  ]
  const query = new URLSearchParams(
    members.filter(([, text]) => text !== '').map(([name, text]) => [name, text]),
  )
  // A comma needs no encoding in a query, and such addresses are read and written by people.
  return query.size === 0 ? '' : `?${query.toString().replaceAll('%2C', ',')}`
}
