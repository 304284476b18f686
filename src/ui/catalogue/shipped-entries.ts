import { shippedModels } from '../../core/catalog/catalog.ts'
import { profileOf } from '../../core/catalog/data/profiles.ts'
import { mergeEntries, type CatalogEntry, type ProviderList } from '../../core/catalog/entries.ts'

const shipped = shippedModels.map((record) => ({ record, profile: profileOf(record) }))

/** What ships, and what these lists add to it. */
export const entriesWith = (lists: readonly ProviderList[]): readonly CatalogEntry[] =>
  mergeEntries(shipped, lists)

/** Known before any provider is asked: what the page has at build. */
export const shippedEntries = entriesWith([])
