import type { ModelRecord } from '../model.ts'

/** How a model is said not to be open at all. */
const proprietary = 'Proprietary'

/**
 * One model of ModelsLab's list as a line, because all of them are in the first load. Its page names
 * no price that can be trusted (contract.md §1), and its id is its slug.
 * @param vendor the segment of its address on the page Verbatim starts from (S40)
 * @param contextTokens as the vendor of the model gives it; a host may give less
 * @param licence null where nothing was found; a licence other than `Proprietary` is one of weights
 * @param description one sentence without the price and the context, which stand beside it
 */
const row = (
  vendor: string,
  id: string,
  name: string,
  contextTokens: number | null,
  licence: string | null,
  description: string,
  maxOutputTokens: number | null = null,
): ModelRecord => ({
  id,
  slug: id,
  vendor,
  name,
  shortName: name.replace(/^.*: /, ''),
  description,
  providerId: 'modelslab',
  contextTokens,
  maxOutputTokens,
  price: null,
  licence,
  hasOpenWeights: licence === null ? null : licence !== proprietary,
})

const together = 'together_ai'
const openRouter = 'open_router'
const apache = 'Apache 2.0'

/**
 * The 18 models that the page Verbatim starts from relates to its own (S40), in its order.
 * @see data/profiles.ts for everything that is not needed before the first question
 */
export const relatedModels: readonly ModelRecord[] = [
  row(together, 'Qwen-Qwen2.5-32B', 'Qwen2.5 32B', 131_072, apache, 'Base model, 32B, dense.'),
  row(
    openRouter,
    'anthracite-org-magnum-v4-72b',
    'Magnum v4 72B',
    null,
    apache,
    'Qwen2.5 72B, tuned for prose.',
  ),
  row(
    together,
    'deepcogito-cogito-v1-preview-llama-70B-Turbo',
    'Cogito V1 Preview Llama 70B Turbo',
    131_072,
    'Llama 3.1 Community',
    'Llama 70B that can think first.',
  ),
  row(
    openRouter,
    'arcee-ai-trinity-large-thinking-free',
    'Arcee AI: Trinity Large Thinking (free)',
    262_144,
    'OpenMDW 1.1',
    'Reasoning model for agents, 398B, 13B active.',
  ),
  row(
    openRouter,
    'x-ai-grok-4.20-multi-agent',
    'xAI: Grok 4.20 Multi-Agent',
    2_000_000,
    proprietary,
    'Several agents on one question.',
  ),
  row(
    openRouter,
    'xiaomi-mimo-v2-pro',
    'Xiaomi: MiMo-V2-Pro',
    1_048_576,
    proprietary,
    'Reasoning model for agents, 1T, 42B active.',
  ),
  row(
    openRouter,
    'upstage-solar-pro-3',
    'Upstage: Solar Pro 3',
    128_000,
    null,
    'Korean, English, Japanese; 102B, 12B active.',
  ),
  row(
    together,
    'mistralai-Mixtral-8x22B-Instruct-v0.1',
    'Mixtral 8X22b Instruct V0.1',
    65_536,
    apache,
    'Mixture of experts, 141B, 39B active.',
  ),
  row(
    'perplexity_ai',
    'perplexity-ai-r1-1776',
    'R1 1776',
    128_000,
    'MIT',
    'DeepSeek R1 without its censorship, 671B.',
  ),
  row(
    together,
    'meta-llama-Meta-Llama-3-8B-Instruct',
    'Meta Llama 3 8B Instruct',
    8192,
    'Llama 3 Community',
    'Chat model, 8B, dense.',
  ),
  row(
    together,
    'zai-org-GLM-4.7',
    'GLM 4.7 Fp8',
    200_000,
    'MIT',
    'Reasoning model for code, 358B, 32B active.',
    128_000,
  ),
  row(
    openRouter,
    'mistralai-mistral-large-2407',
    'Mistral Large 2407',
    131_072,
    'Mistral Research',
    'Chat model, 123B, dense.',
  ),
  row(together, 'google-gemma-2b-it', 'Gemma 2B It', 8192, 'Gemma Terms', 'Chat model, 2B, dense.'),
  row(
    together,
    'nvidia-NVIDIA-Nemotron-3-Super-120B-A12B-BF16',
    'Nvidia Nemotron 3 Super 120B A12b Bf16',
    262_144,
    'NVIDIA Nemotron Open Model',
    'Reasoning model for agents, 120B, 12B active.',
  ),
  row(
    'alibaba_cloud',
    'qwen-qwen3.5-27b',
    'Qwen: Qwen3.5-27B',
    262_144,
    apache,
    'Reasoning model that sees, 27B, dense.',
  ),
  row(
    openRouter,
    'nousresearch-hermes-3-llama-3.1-405b',
    'Nous: Hermes 3 405B Instruct',
    131_072,
    'Llama 3 Community',
    'Llama 3.1 405B, tuned to follow.',
  ),
  row(
    openRouter,
    'openai-gpt-3.5-turbo',
    'OpenAI: GPT-3.5 Turbo',
    16_385,
    proprietary,
    'The older chat model.',
    4096,
  ),
  row(
    together,
    'deepseek-ai-DeepSeek-R1-Distill-Qwen-1.5B',
    'DeepSeek R1 Distill Qwen 1.5B',
    131_072,
    'MIT',
    'Small reasoning model, 1.5B, dense.',
  ),
]
