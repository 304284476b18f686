import { kimiK20905 } from './data/kimi-k2-0905.ts'
import { relatedModels } from './data/related-models.ts'
import type { ModelRecord } from './model.ts'
import { pathOf } from './paths.ts'

/** The models that ship with Verbatim. Providers' own lists are added at run time. */
export const shippedModels: readonly ModelRecord[] = [kimiK20905, ...relatedModels]

/** What `/` opens. */
export const defaultModel: ModelRecord = kimiK20905

/** The shipped facts about a provider's model; null for one that only the provider lists. */
export const findModel = (providerId: string, modelId: string): ModelRecord | null =>
  shippedModels.find((model) => model.providerId === providerId && model.id === modelId) ?? null

/** By the path of its page, with or without a final slash; null for any other path. */
export function findModelByPath(pathname: string): ModelRecord | null {
  const path = pathname.replace(/\/$/, '')
  return shippedModels.find((model) => pathOf(model) === path) ?? null
}

/** A record for a model nobody described: its id, and that the rest is unknown. */
export const unknownModel = (providerId: string, modelId: string): ModelRecord => ({
  id: modelId,
  slug: modelId,
  vendor: providerId,
  name: modelId,
  shortName: modelId,
  description: '',
  providerId,
  contextTokens: null,
  maxOutputTokens: null,
  price: null,
  licence: null,
  hasOpenWeights: null,
})
