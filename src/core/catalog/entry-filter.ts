import { matchSearchText, searchWords } from '../match-words.ts'
import type { CatalogEntry, EntryFeature, EntryOffer } from './entries.ts'
import type { Known, Modality } from './profile.ts'

/** How the catalogue is ordered. */
export const entrySorts = ['name', 'price', 'context', 'newest'] as const
export type EntrySort = (typeof entrySorts)[number]

/** What is asked of a model. What is empty, null or false asks nothing. */
export interface EntryFilter {
  /** Each of these words is in a name, an id or a vendor, whatever signs it is written with. */
  readonly words: string
  /** Any of these serves it. */
  readonly providerIds: readonly string[]
  /** It takes all of these. */
  readonly inputs: readonly Modality[]
  readonly features: readonly EntryFeature[]
  readonly minContextTokens: number | null
  /** US dollars per million tokens, for input and for output alike; 0 is free of charge. */
  readonly maxUsdPerMillionTokens: number | null
  readonly hasOpenWeights: boolean
  /** With those of which it is not known. */
  readonly includesUnknown: boolean
}

export const emptyFilter: EntryFilter = {
  words: '',
  providerIds: [],
  inputs: [],
  features: [],
  minContextTokens: null,
  maxUsdPerMillionTokens: null,
  hasOpenWeights: false,
  includesUnknown: false,
}

export interface FilteredEntries {
  /** In the order they were given. */
  readonly shown: readonly CatalogEntry[]
  /** Those that nothing speaks against, and of which something that was asked is not known. */
  readonly unknownCount: number
}

/** Those that match. A fact that is unknown matches nothing, and is counted. */
export function filterEntries(
  entries: readonly CatalogEntry[],
  filter: EntryFilter,
): FilteredEntries {
  const words = searchWords(filter.words)
  const shown: CatalogEntry[] = []
  let unknownCount = 0
  for (const entry of entries) {
    if (matchSearchText(words, entry.searchText) === null) continue
    const match = matchOf(entry, filter)
    if (match === 'no') continue
    if (match === 'unknown') unknownCount += 1
    if (match === 'yes' || filter.includesUnknown) shown.push(entry)
  }
  return { shown, unknownCount }
}

function matchOf(entry: CatalogEntry, filter: EntryFilter): Known {
  const { inputModalities, hasOpenWeights } = entry
  return allOf([
    anyOf(offersAt(entry, filter.providerIds).map((offer) => offerMatches(entry, offer, filter))),
    ...filter.inputs.map((input) => knownOf(inputModalities?.includes(input) ?? null)),
    ...filter.features.map((feature) => entry.features[feature]),
    filter.hasOpenWeights ? knownOf(hasOpenWeights) : 'yes',
  ])
}

/** Context and price together, at one provider: the cheap one need not be the long one. */
function offerMatches(entry: CatalogEntry, offer: EntryOffer, filter: EntryFilter): Known {
  const { minContextTokens, maxUsdPerMillionTokens } = filter
  const context = offer.contextTokens ?? entry.contextTokens
  const usd = dearestUsd(offer)
  return allOf([
    minContextTokens === null
      ? 'yes'
      : knownOf(context === null ? null : context >= minContextTokens),
    maxUsdPerMillionTokens === null
      ? 'yes'
      : knownOf(usd === null ? null : usd <= maxUsdPerMillionTokens),
  ])
}

const knownOf = (fact: boolean | null): Known => (fact === null ? 'unknown' : fact ? 'yes' : 'no')

const allOf = (facts: readonly Known[]): Known =>
  facts.includes('no') ? 'no' : facts.includes('unknown') ? 'unknown' : 'yes'

const anyOf = (facts: readonly Known[]): Known =>
  facts.includes('yes') ? 'yes' : facts.includes('unknown') ? 'unknown' : 'no'

/** Where it can be asked, of these providers; everywhere when none is named. */
export const offersAt = (
  { offers }: CatalogEntry,
  providerIds: readonly string[],
): readonly EntryOffer[] =>
  providerIds.length === 0
    ? offers
    : offers.filter(({ providerId }) => providerIds.includes(providerId))

/** The cheapest of these with a known price, otherwise the first. */
export const cheapestOf = (offers: readonly EntryOffer[]): EntryOffer | undefined =>
  offers.reduce<EntryOffer | undefined>(
    (best, offer) =>
      best === undefined || (dearestUsd(offer) ?? Infinity) < (dearestUsd(best) ?? Infinity)
        ? offer
        : best,
    undefined,
  )

/** The higher of its two prices: whoever asks for "at most" means both. Null when it is unknown. */
const dearestUsd = ({ price, isLocal }: EntryOffer): number | null => {
  if (price) return Math.max(price.inputUsdPerMillionTokens, price.outputUsdPerMillionTokens)
  return isLocal ? 0 : null
}

/** In that order; what is unknown comes last, and what is alike goes by name. */
export function sortEntries(
  entries: readonly CatalogEntry[],
  sort: EntrySort,
  providerIds: readonly string[] = [],
): readonly CatalogEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    name: entry.name.toLowerCase(),
    rank: rankOf(entry, sort, providerIds) ?? Infinity,
  }))
  // Not by `localeCompare`: with 3,000 names that alone is several frames.
  return keyed
    .toSorted((a, b) => {
      if (a.rank !== b.rank) return a.rank - b.rank
      if (a.name === b.name) return 0
      return a.name < b.name ? -1 : 1
    })
    .map(({ entry }) => entry)
}

/** The smaller, the earlier; null for what is not known. */
function rankOf(
  entry: CatalogEntry,
  sort: EntrySort,
  providerIds: readonly string[],
): number | null {
  switch (sort) {
    case 'name':
      return 0
    case 'price': {
      const offer = cheapestOf(offersAt(entry, providerIds))
      return offer === undefined ? null : dearestUsd(offer)
    }
    case 'context':
      return entry.contextTokens === null ? null : -entry.contextTokens
    case 'newest':
      return entry.createdAt === null ? null : -entry.createdAt
  }
}
