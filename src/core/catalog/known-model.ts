import { findModel, unknownModel } from './catalog.ts'
import type { ListedModel } from './model-list.ts'
import type { ModelRecord } from './model.ts'

/**
 * What is known of a provider's model just now: what ships, or what its own list says.
 * @param listed that list, as far as it has been read
 * @returns null when nothing is known
 */
export function knownModel(
  providerId: string,
  modelId: string,
  listed: readonly ListedModel[],
): ModelRecord | null {
  const shipped = findModel(providerId, modelId)
  if (shipped) return shipped
  const model = listed.find(({ id }) => id === modelId)
  if (!model) return null
  return listedRecord(providerId, model)
}

/** What a provider's own list says of one of its models, as a record: the rest is unknown. */
export const listedRecord = (providerId: string, model: ListedModel): ModelRecord => ({
  ...unknownModel(providerId, model.id),
  name: model.name,
  shortName: model.name.replace(/^[^:]+: /, ''), // OpenRouter puts the vendor before it
  description: model.description ?? '',
  contextTokens: model.contextTokens,
  maxOutputTokens: model.maxOutputTokens,
  price: model.price,
})
