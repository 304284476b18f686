import { defaultTraits } from '../../core/dialect/dialect.ts'
import type { ProviderRow } from './provider-row.ts'

/** The host of the demo. Not a name of the Internet (RFC 2606): the transport hands it to a function. */
export const demoBaseUrl = 'http://demo.verbatim.invalid'

/** The provider that answers for models whose own provider has no key. */
export const demoProviderId = 'demo'

export const openAiPaths = { chat: '/chat/completions', models: '/models' }

export const anthropicPaths = {
  messages: '/v1/messages',
  'count-tokens': '/v1/messages/count_tokens',
  models: '/v1/models',
}

type Differences = Omit<
  ProviderRow,
  'keyVariable' | 'baseUrlVariable' | 'needsKey' | 'isLocal' | 'auth'
> &
  Partial<Pick<ProviderRow, 'needsKey' | 'isLocal' | 'auth'>>

/** A row whose variables are named after its id: `MODELSLAB_API_KEY`, `MODELSLAB_BASE_URL`. */
export const providerRow = (differences: Differences): ProviderRow => {
  const prefix = differences.id.toUpperCase().replaceAll('-', '_')
  return {
    keyVariable: `${prefix}_API_KEY`,
    baseUrlVariable: `${prefix}_BASE_URL`,
    needsKey: true,
    isLocal: false,
    auth: 'bearer',
    ...differences,
  }
}

/** Every provider that is built in, in the order they are offered. */
export const builtInRows: readonly ProviderRow[] = [
  providerRow({
    id: 'modelslab',
    name: 'ModelsLab',
    baseUrl: 'https://modelslab.com/api/v7/llm',
    // Chat has no `/v1`, everything else does (contract.md §1).
    paths: { ...anthropicPaths, chat: '/chat/completions' },
    // Documented nowhere, but what the official packages ask for (contract.md §1, "the `/v1` trap").
    otherModelsPath: '/models',
    traits: defaultTraits,
    links: {
      keys: 'https://modelslab.com/dashboard/api-keys',
      billing: 'https://modelslab.com/pricing',
      docs: 'https://docs.modelslab.com/llm-api/overview',
    },
  }),
  providerRow({
    id: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    paths: openAiPaths,
    traits: { ...defaultTraits, maxTokensField: 'completion' },
    links: {
      keys: 'https://platform.openai.com/api-keys',
      billing: 'https://platform.openai.com/settings/organization/billing/overview',
      docs: 'https://platform.openai.com/docs/api-reference/chat',
      status: 'https://status.openai.com',
    },
  }),
  providerRow({
    id: 'anthropic',
    name: 'Anthropic',
    // Without `/v1`, as the official packages and Claude Code read ANTHROPIC_BASE_URL.
    baseUrl: 'https://api.anthropic.com',
    paths: { ...anthropicPaths, models: '/v1/models?limit=1000' },
    auth: 'x-api-key',
    traits: defaultTraits,
    links: {
      keys: 'https://console.anthropic.com/settings/keys',
      billing: 'https://console.anthropic.com/settings/billing',
      docs: 'https://docs.anthropic.com/en/api/messages',
      status: 'https://status.anthropic.com',
    },
  }),
  providerRow({
    id: 'openrouter',
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    paths: openAiPaths,
    // Everybody gets the list. This says what is left of the key's own limit, too:
    // https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key
    checkPath: '/key',
    traits: defaultTraits,
    links: {
      keys: 'https://openrouter.ai/settings/keys',
      billing: 'https://openrouter.ai/settings/credits',
      docs: 'https://openrouter.ai/docs',
      status: 'https://status.openrouter.ai',
    },
  }),
  providerRow({
    id: 'moonshot',
    name: 'Moonshot AI',
    baseUrl: 'https://api.moonshot.ai/v1',
    paths: openAiPaths,
    traits: { ...defaultTraits, prefillField: 'partial' },
    links: {
      keys: 'https://platform.moonshot.ai/console/api-keys',
      billing: 'https://platform.moonshot.ai/console/pay',
      docs: 'https://platform.moonshot.ai/docs',
    },
  }),
  providerRow({
    id: 'together',
    name: 'Together AI',
    baseUrl: 'https://api.together.xyz/v1',
    paths: openAiPaths,
    traits: defaultTraits,
    links: {
      keys: 'https://api.together.ai/settings/api-keys',
      billing: 'https://api.together.ai/settings/billing',
      docs: 'https://docs.together.ai',
      status: 'https://status.together.ai',
    },
  }),
  providerRow({
    id: 'groq',
    name: 'Groq',
    baseUrl: 'https://api.groq.com/openai/v1',
    paths: openAiPaths,
    traits: defaultTraits,
    links: {
      keys: 'https://console.groq.com/keys',
      billing: 'https://console.groq.com/settings/billing',
      docs: 'https://console.groq.com/docs',
      status: 'https://groqstatus.com',
    },
  }),
  providerRow({
    id: 'deepseek',
    name: 'DeepSeek',
    baseUrl: 'https://api.deepseek.com',
    paths: openAiPaths,
    traits: defaultTraits,
    links: {
      keys: 'https://platform.deepseek.com/api_keys',
      billing: 'https://platform.deepseek.com/top_up',
      docs: 'https://api-docs.deepseek.com',
      status: 'https://status.deepseek.com',
    },
  }),
  providerRow({
    id: 'mistral',
    name: 'Mistral',
    baseUrl: 'https://api.mistral.ai/v1',
    paths: openAiPaths,
    // Has answered 422 to `stream_options` (contract.md §2, parameters).
    traits: { ...defaultTraits, asksStreamUsage: false, prefillField: 'prefix' },
    links: {
      keys: 'https://console.mistral.ai/api-keys',
      billing: 'https://console.mistral.ai/billing',
      docs: 'https://docs.mistral.ai',
      status: 'https://status.mistral.ai',
    },
  }),
  {
    id: demoProviderId,
    name: 'Demo',
    keyVariable: null,
    needsKey: false,
    baseUrlVariable: 'DEMO_BASE_URL',
    isLocal: false,
    baseUrl: demoBaseUrl,
    paths: { ...anthropicPaths, chat: '/v1/chat/completions' },
    auth: 'none',
    traits: defaultTraits,
    links: {},
  },
]
