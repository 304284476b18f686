import type { AskedModel } from './supports.ts'

/** What becomes of a request that ends with words of the assistant: whether the answer goes on from them. */
export type PrefillSupport =
  | { readonly accepts: 'yes' | 'unknown' }
  /** The reason is a sentence. */
  | { readonly accepts: 'no'; readonly reason: string }

interface PrefillRule {
  /** Null holds for all. */
  readonly providerId: string | null
  /** Ids of models as the provider spells them; null holds for all. */
  readonly models: RegExp | null
  readonly support: PrefillSupport
}

const yes: PrefillSupport = { accepts: 'yes' }
const no = (reason: string): PrefillSupport => ({ accepts: 'no', reason })
const openAiBegins = no('OpenAI’s models begin a new answer instead of going on.')

/**
 * The first that matches holds.
 * @see https://platform.claude.com/docs/en/about-claude/models/migration-guide (a 400 since 4.6)
 * @see https://openrouter.ai/docs/api-reference/overview, "Assistant Prefill"
 * @see https://platform.kimi.ai/docs/api/partial, https://docs.mistral.ai/capabilities/completion/prefix
 *   (what they ask for is `WireTraits.prefillField`)
 * @see https://api-docs.deepseek.com/guides/chat_prefix_completion
 * @see https://console.groq.com/docs/prefilling, https://github.com/ggml-org/llama.cpp/pull/13608
 */
const rules: readonly PrefillRule[] = [
  {
    providerId: null,
    models: /(?:^|\W)claude-(?:[a-z]+-)?(?:4[-.][6-9]|[5-9])(?!\d)/,
    support: no('Claude 4.6 and later refuse a request that ends with words of the assistant.'),
  },
  { providerId: 'anthropic', models: null, support: yes },
  { providerId: 'openai', models: null, support: openAiBegins },
  { providerId: 'openrouter', models: /^openai\/(?!gpt-oss)/, support: openAiBegins },
  { providerId: 'openrouter', models: null, support: yes },
  { providerId: 'moonshot', models: null, support: yes },
  { providerId: 'mistral', models: null, support: yes },
  {
    providerId: 'deepseek',
    models: null,
    support: no('DeepSeek goes on from given words at its beta address alone.'),
  },
  { providerId: 'groq', models: null, support: yes },
  { providerId: 'llama-cpp', models: null, support: yes },
  { providerId: 'demo', models: null, support: yes },
]

/** Nobody who asks is told what a provider does not say: that is unknown. */
export const acceptsPrefill = ({
  providerId,
  modelId,
}: Pick<AskedModel, 'providerId' | 'modelId'>): PrefillSupport =>
  rules.find(
    (rule) =>
      (rule.providerId ?? providerId) === providerId && (rule.models?.test(modelId) ?? true),
  )?.support ?? { accepts: 'unknown' }
