import { searchTextOf, type SearchText } from '../match-words.ts'
import type { ListedModel } from './model-list.ts'
import type { ModelRecord } from './model.ts'
import type { Known, Modality, ModelFeature, ModelProfile, Offer } from './profile.ts'

/** What the catalogue can be narrowed to: the others every model has, or no list tells. */
export const entryFeatures = ['tools', 'json', 'reasoning'] as const satisfies ModelFeature[]
export type EntryFeature = (typeof entryFeatures)[number]

/** Where a model can be asked, and what differs there. */
export interface EntryOffer extends Offer {
  readonly contextTokens: number | null
  /** It runs on the machine of the server: nobody bills it. */
  readonly isLocal: boolean
}

/** One model of the catalogue, wherever it is served. Unknown is null. */
export interface CatalogEntry {
  /** Unique in the catalogue, and the same after the lists are asked again. */
  readonly key: string
  readonly name: string
  readonly description: string
  /** Who made it, or the first half of `vendor/name`; null where no id has one. */
  readonly vendor: string | null
  /** The record that ships, whose page this model has. */
  readonly record: ModelRecord | null
  /** At least one. */
  readonly offers: readonly EntryOffer[]
  readonly contextTokens: number | null
  readonly inputModalities: readonly Modality[] | null
  readonly features: Readonly<Record<EntryFeature, Known>>
  readonly licence: string | null
  readonly hasOpenWeights: boolean | null
  /** Epoch milliseconds: of its release, or of its place in a list. */
  readonly createdAt: number | null
  /** Everything that a search looks through. */
  readonly searchText: SearchText
}

/** A model that ships, with the part of its record that is not loaded at first. */
export interface ShippedModel {
  readonly record: ModelRecord
  readonly profile: ModelProfile
}

/** One provider's own list. */
export interface ProviderList {
  readonly providerId: string
  readonly isLocal: boolean
  readonly models: readonly ListedModel[]
}

/**
 * Everything that can be asked, each model once. Two ids are one model where that is certain: the
 * shipped record names both, or both are the same `vendor/name`, which is how the aggregators and the
 * hosts of open weights spell it. A bare id is its provider's own: DeepSeek's `deepseek-chat` is a
 * newer model than `deepseek/deepseek-chat` elsewhere.
 */
export function mergeEntries(
  shipped: readonly ShippedModel[],
  lists: readonly ProviderList[],
): readonly CatalogEntry[] {
  const entries: CatalogEntry[] = []
  const places = new Map<string, number>()
  const put = (index: number, entry: CatalogEntry) => {
    entries[index] = entry
    for (const { providerId, modelId } of entry.offers)
      for (const name of namesOf(providerId, modelId))
        if (!places.has(name)) places.set(name, index)
  }
  for (const model of shipped) put(entries.length, shippedEntry(model))
  for (const list of lists)
    for (const model of list.models) {
      const index = namesOf(list.providerId, model.id)
        .map((name) => places.get(name))
        .find((place) => place !== undefined)
      const known = index === undefined ? undefined : entries[index]
      if (index === undefined || known === undefined) put(entries.length, listedEntry(list, model))
      else put(index, withListed(known, list, model))
    }
  return entries
}

/** What an id is known by: its provider and itself, and, where it is `vendor/name`, by that alone. */
function namesOf(providerId: string, modelId: string): readonly string[] {
  const own = `${providerId} ${modelId}`
  return vendorIn(modelId) === null ? [own] : [own, modelId.toLowerCase()]
}

const vendorIn = (modelId: string): string | null =>
  /^([^/\s]+)\/[^/\s]+$/.exec(modelId)?.[1] ?? null

function shippedEntry({ record, profile }: ShippedModel): CatalogEntry {
  const elsewhere = profile.alsoAt.map((at): EntryOffer => ({
    ...at,
    contextTokens: null,
    isLocal: false,
  }))
  const own: EntryOffer = {
    providerId: record.providerId,
    modelId: record.id,
    price: record.price,
    contextTokens: record.contextTokens,
    isLocal: false,
  }
  return withSearchText({
    key: `${record.providerId} ${record.id}`,
    name: record.name,
    description: record.description,
    vendor: profile.vendorName,
    record,
    offers: [own, ...elsewhere],
    contextTokens: record.contextTokens,
    inputModalities: profile.inputModalities,
    features: featuresOf((feature) => profile.features[feature]),
    licence: record.licence,
    hasOpenWeights: record.hasOpenWeights,
    createdAt: profile.releasedOn === null ? null : Date.parse(profile.releasedOn),
  })
}

const listedEntry = (list: ProviderList, model: ListedModel): CatalogEntry =>
  withSearchText({
    key: `${list.providerId} ${model.id}`,
    name: model.name,
    description: model.description ?? '',
    vendor: vendorIn(model.id),
    record: null,
    offers: [offerOf(list, model)],
    contextTokens: model.contextTokens,
    inputModalities: model.inputModalities,
    features: listedFeatures(model),
    licence: null,
    hasOpenWeights: null,
    createdAt: model.createdAt,
  })

/** The entry with what one more list says of it: that fills what was unknown, and changes nothing else. */
function withListed(entry: CatalogEntry, list: ProviderList, model: ListedModel): CatalogEntry {
  const said = listedFeatures(model)
  const offers = withOffer(entry.offers, offerOf(list, model))
  const isNamed = entry.record !== null || entry.name !== entry.offers[0]?.modelId
  return withSearchText({
    ...entry,
    name: isNamed ? entry.name : model.name,
    description: entry.description || (model.description ?? ''),
    offers,
    contextTokens: entry.contextTokens ?? model.contextTokens,
    inputModalities: entry.inputModalities ?? model.inputModalities,
    features: featuresOf((feature) =>
      entry.features[feature] === 'unknown' ? said[feature] : entry.features[feature],
    ),
    createdAt: entry.createdAt ?? model.createdAt,
  })
}

const offerOf = ({ providerId, isLocal }: ProviderList, model: ListedModel): EntryOffer => ({
  providerId,
  modelId: model.id,
  price: model.price,
  contextTokens: model.contextTokens,
  isLocal,
})

/** A provider's list is nearer to the truth than what shipped, as far as it says anything. */
function withOffer(offers: readonly EntryOffer[], offer: EntryOffer): readonly EntryOffer[] {
  const index = offers.findIndex(
    ({ providerId, modelId }) => providerId === offer.providerId && modelId === offer.modelId,
  )
  const known = offers[index]
  if (known === undefined) return [...offers, offer]
  return offers.with(index, {
    ...offer,
    price: offer.price ?? known.price,
    contextTokens: offer.contextTokens ?? known.contextTokens,
  })
}

const featuresOf = (known: (feature: EntryFeature) => Known): CatalogEntry['features'] => ({
  tools: known('tools'),
  json: known('json'),
  reasoning: known('reasoning'),
})

/** What a list leaves open is unknown. */
const listedFeatures = ({ features }: ListedModel): CatalogEntry['features'] =>
  featuresOf((feature) => features[feature] ?? 'unknown')

const withSearchText = (entry: Omit<CatalogEntry, 'searchText'>): CatalogEntry => ({
  ...entry,
  searchText: searchTextOf(
    [entry.name, entry.vendor ?? '', ...entry.offers.map(({ modelId }) => modelId)].join(' '),
  ),
})
