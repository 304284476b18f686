import type { ModelRecord } from '../model.ts'

export const kimiK20905: ModelRecord = {
  id: 'moonshotai-kimi-k2-0905',
  slug: 'moonshotai-kimi-k2-0905',
  vendor: 'moonshotai',
  name: 'MoonshotAI: Kimi K2 0905',
  shortName: 'Kimi K2 0905',
  description:
    'Mixture-of-Experts language model, 1T parameters, 32B active, for coding, tool calling and agents.',
  providerId: 'modelslab',
  contextTokens: 262_144,
  maxOutputTokens: null,
  price: {
    inputUsdPerMillionTokens: 0.4,
    outputUsdPerMillionTokens: 2,
    source: 'https://modelslab.com/models/moonshotai/moonshotai-kimi-k2-0905',
    readAt: '2026-05-13',
  },
  licence: 'Modified MIT',
  hasOpenWeights: true,
  params: { reasoningEffort: { supported: false, reason: 'This model does not reason.' } },
}
