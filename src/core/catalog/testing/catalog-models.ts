import type { ShippedModel } from '../entries.ts'
import type { ListedModel } from '../model-list.ts'
import type { ModelRecord } from '../model.ts'
import type { ModelProfile } from '../profile.ts'

/** A model of a provider's list that says nothing but its id. */
export const aListedModel = (change: Partial<ListedModel> = {}): ListedModel => {
  const id = change.id ?? 'listed-model'
  return {
    id,
    name: id,
    description: null,
    contextTokens: null,
    maxOutputTokens: null,
    price: null,
    inputModalities: null,
    features: {},
    createdAt: null,
    ...change,
  }
}

/** A shipped model of which nothing is known but its names. */
export const aShippedModel = (
  record: Partial<ModelRecord> = {},
  profile: Partial<ModelProfile> = {},
): ShippedModel => ({
  record: {
    id: 'vendor-model',
    slug: 'vendor-model',
    vendor: 'vendor',
    name: 'Vendor: Model',
    shortName: 'Model',
    description: 'A model.',
    providerId: 'modelslab',
    contextTokens: null,
    maxOutputTokens: null,
    price: null,
    licence: null,
    hasOpenWeights: null,
    ...record,
  },
  profile: {
    vendorName: 'Vendor',
    family: null,
    sizes: null,
    about: '',
    category: 'LLM',
    task: 'text-generation',
    inputModalities: null,
    outputModalities: null,
    releasedOn: null,
    addedOn: null,
    features: {
      chat: 'yes',
      streaming: 'yes',
      tools: 'unknown',
      'system-prompts': 'yes',
      json: 'unknown',
      reasoning: 'unknown',
    },
    alsoAt: [],
    retirement: null,
    successor: null,
    links: { weights: null, card: null, docs: null },
    useCases: [],
    ...profile,
  },
})
