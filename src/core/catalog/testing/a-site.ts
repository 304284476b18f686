import { defaultTraits } from '../../dialect/dialect.ts'
import type { ProviderFacts, Site } from '../documents/site.ts'

const base = 'https://modelslab.com/api/v7/llm'

/** The provider of the shipped models, as its row describes it. */
export const aModelsLab: ProviderFacts = {
  id: 'modelslab',
  name: 'ModelsLab',
  endpoints: {
    chat: `${base}/chat/completions`,
    messages: `${base}/v1/messages`,
    'count-tokens': `${base}/v1/messages/count_tokens`,
    models: `${base}/v1/models`,
  },
  dialects: ['openai-chat', 'anthropic-messages'],
  auth: 'bearer',
  keyVariable: 'MODELSLAB_API_KEY',
  traits: defaultTraits,
  links: {
    keys: 'https://modelslab.com/dashboard/api-keys',
    billing: 'https://modelslab.com/pricing',
    docs: 'https://docs.modelslab.com/llm-api/overview',
  },
}

/** A site that knows that provider and no other. */
export const aSite = (differences: Partial<Site> = {}): Site => ({
  origin: 'https://verbatim.example',
  providerOf: (id) => (id === aModelsLab.id ? aModelsLab : null),
  factsAsOf: '2026-11-29',
  ...differences,
})
