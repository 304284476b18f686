import type { ModelRecord } from '../model.ts'
import type { ModelProfile } from '../profile.ts'
import { kimiK20905Profile } from './kimi-k2-0905-profile.ts'
import { buildProfile, offer, onHuggingFace } from './profile-parts.ts'

/**
 * By slug. Facts are from the vendors' own model cards and announcements; what those leave open, or
 * what only a third party says, is not here.
 */
const profiles: ReadonlyMap<string, ModelProfile> = new Map([
  ['moonshotai-kimi-k2-0905', kimiK20905Profile],
  [
    'Qwen-Qwen2.5-32B',
    buildProfile({
      vendorName: 'Alibaba Qwen',
      family: 'Qwen2.5',
      sizes: { totalBillions: 32.5, activeBillions: 32.5 },
      about:
        'Qwen2.5 32B is the pretrained model of its size in Alibaba’s Qwen2.5 series: 32.5 billion parameters, all of them at work on every token, and a context of 131,072 tokens.\n\nIt is a base model. It goes on with a text, and was not taught to answer questions or to follow a system message: the Instruct model of the same size was.',
      releasedOn: '2024-09-19',
      features: { chat: 'unknown', 'system-prompts': 'unknown', reasoning: 'no' },
      alsoAt: [offer('together', 'Qwen/Qwen2.5-32B')],
      links: onHuggingFace('Qwen/Qwen2.5-32B'),
    }),
  ],
  [
    'anthracite-org-magnum-v4-72b',
    buildProfile({
      vendorName: 'Anthracite',
      family: 'Qwen2.5',
      sizes: { totalBillions: 72.7, activeBillions: 72.7 },
      about:
        'Magnum v4 72B is Qwen2.5 72B Instruct, tuned further by the Anthracite group to write prose in the manner of Claude 3 Sonnet and Opus. It is made for stories and role play.',
      features: { reasoning: 'no' },
      alsoAt: [offer('openrouter', 'anthracite-org/magnum-v4-72b')],
      links: onHuggingFace('anthracite-org/magnum-v4-72b'),
    }),
  ],
  [
    'deepcogito-cogito-v1-preview-llama-70B-Turbo',
    buildProfile({
      vendorName: 'Deep Cogito',
      family: 'Llama 3',
      sizes: { totalBillions: 70.6, activeBillions: 70.6 },
      about:
        'Cogito v1 Preview Llama 70B is Deep Cogito’s tuning of a Llama 3 model with 70 billion parameters. It answers at once, or thinks first when the system message asks for it.\n\n“Turbo” is its host’s name for the way it is served.',
      releasedOn: '2025-04-08',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [offer('together', 'deepcogito/cogito-v1-preview-llama-70B-Turbo')],
      links: {
        ...onHuggingFace('deepcogito/cogito-v1-preview-llama-70B'),
        docs: 'https://www.deepcogito.com/research/cogito-v1-preview',
      },
    }),
  ],
  [
    'arcee-ai-trinity-large-thinking-free',
    buildProfile({
      vendorName: 'Arcee AI',
      family: 'Trinity',
      sizes: { totalBillions: 398, activeBillions: 13 },
      about:
        'Trinity Large Thinking is Arcee AI’s reasoning model: 398 billion parameters, of which about 13 billion work on a token. It was trained on top of Trinity Large Base to think at length, to call tools, and to plan over many turns. Its thoughts are part of the answer and are to be sent back in the next turn.\n\nThis entry is the variant that its host gives away, within limits of its own.',
      releasedOn: '2026-04-01',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [offer('openrouter', 'arcee-ai/trinity-large-thinking:free')],
      links: {
        ...onHuggingFace('arcee-ai/Trinity-Large-Thinking'),
        docs: 'https://docs.arcee.ai/language-models/trinity-large-thinking',
      },
    }),
  ],
  [
    'x-ai-grok-4.20-multi-agent',
    buildProfile({
      vendorName: 'xAI',
      family: 'Grok 4',
      about:
        'Grok 4.20 Multi-Agent is the variant of xAI’s Grok 4.20 in which several agents work on one question, search, and settle on one answer. It reads text and images, and up to two million tokens. How large it is has not been published.',
      inputModalities: ['text', 'image'],
      features: { reasoning: 'yes' },
      alsoAt: [offer('openrouter', 'x-ai/grok-4.20-multi-agent')],
      links: { docs: 'https://docs.x.ai' },
    }),
  ],
  [
    'xiaomi-mimo-v2-pro',
    buildProfile({
      vendorName: 'Xiaomi',
      family: 'MiMo-V2',
      sizes: { totalBillions: 1000, activeBillions: 42 },
      about:
        'MiMo-V2-Pro is Xiaomi’s large reasoning model for agents: more than one trillion parameters, of which 42 billion work on a token, and a context of 1,048,576 tokens. Its weights were not published; those of its successor MiMo-V2.5-Pro were.',
      releasedOn: '2026-03-18',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [offer('openrouter', 'xiaomi/mimo-v2-pro')],
    }),
  ],
  [
    'upstage-solar-pro-3',
    buildProfile({
      vendorName: 'Upstage',
      family: 'Solar',
      sizes: { totalBillions: 102, activeBillions: 12 },
      about:
        'Solar Pro 3 is Upstage’s Mixture-of-Experts model with 102 billion parameters, of which 12 billion work on a token. It is made for Korean first, and for English and Japanese, and can think before it answers.',
      releasedOn: '2026-01-27',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [offer('openrouter', 'upstage/solar-pro-3')],
      links: { docs: 'https://console.upstage.ai/docs' },
    }),
  ],
  [
    'mistralai-Mixtral-8x22B-Instruct-v0.1',
    buildProfile({
      vendorName: 'Mistral AI',
      family: 'Mixtral',
      sizes: { totalBillions: 141, activeBillions: 39 },
      about:
        'Mixtral 8x22B Instruct is Mistral AI’s second open Mixture-of-Experts model: 141 billion parameters, of which 39 billion work on a token. It speaks English, French, Italian, German and Spanish, and can call functions.',
      releasedOn: '2024-04-17',
      features: { tools: 'yes', reasoning: 'no' },
      alsoAt: [offer('together', 'mistralai/Mixtral-8x22B-Instruct-v0.1')],
      links: {
        ...onHuggingFace('mistralai/Mixtral-8x22B-Instruct-v0.1'),
        docs: 'https://mistral.ai/news/mixtral-8x22b',
      },
    }),
  ],
  [
    'perplexity-ai-r1-1776',
    buildProfile({
      vendorName: 'Perplexity',
      family: 'DeepSeek R1',
      sizes: { totalBillions: 671, activeBillions: 37 },
      about:
        'R1 1776 is DeepSeek R1, trained further by Perplexity to answer questions that the original refuses or answers in its government’s words. It thinks before it answers, and its size is that of R1: 671 billion parameters, of which 37 billion work on a token.',
      releasedOn: '2025-02-18',
      features: { reasoning: 'yes' },
      links: onHuggingFace('perplexity-ai/r1-1776'),
    }),
  ],
  [
    'meta-llama-Meta-Llama-3-8B-Instruct',
    buildProfile({
      vendorName: 'Meta',
      family: 'Llama 3',
      sizes: { totalBillions: 8, activeBillions: 8 },
      about:
        'Llama 3 8B Instruct is the small chat model of Meta’s Llama 3, of April 2024: 8 billion parameters, a context of 8,192 tokens, English above all. Later Llamas of its size read more at once.',
      releasedOn: '2024-04-18',
      features: { reasoning: 'no' },
      alsoAt: [offer('together', 'meta-llama/Meta-Llama-3-8B-Instruct')],
      links: onHuggingFace('meta-llama/Meta-Llama-3-8B-Instruct'),
    }),
  ],
  [
    'zai-org-GLM-4.7',
    buildProfile({
      vendorName: 'Z.ai',
      family: 'GLM-4',
      sizes: { totalBillions: 358, activeBillions: 32 },
      about:
        'GLM-4.7 is Z.ai’s reasoning model for writing code and for agents: 358 billion parameters, of which 32 billion work on a token. It can think between tool calls and keep its thoughts from turn to turn, and it can be told not to think.\n\nFP8 says that its numbers are kept in 8 bits where this host runs it.',
      releasedOn: '2025-12-22',
      features: { tools: 'yes', json: 'yes', reasoning: 'yes' },
      alsoAt: [offer('together', 'zai-org/GLM-4.7'), offer('openrouter', 'z-ai/glm-4.7')],
      links: { ...onHuggingFace('zai-org/GLM-4.7'), docs: 'https://docs.z.ai/guides/llm/glm-4.7' },
    }),
  ],
  [
    'mistralai-mistral-large-2407',
    buildProfile({
      vendorName: 'Mistral AI',
      family: 'Mistral Large',
      sizes: { totalBillions: 123, activeBillions: 123 },
      about:
        'Mistral Large 2407 is the second Mistral Large, of July 2024: 123 billion parameters, dozens of languages, many programming languages, and function calls, several at once. Its weights may be used for research; a product needs a licence from Mistral AI.',
      releasedOn: '2024-07-24',
      features: { tools: 'yes', json: 'yes', reasoning: 'no' },
      alsoAt: [offer('openrouter', 'mistralai/mistral-large-2407')],
      links: {
        ...onHuggingFace('mistralai/Mistral-Large-Instruct-2407'),
        docs: 'https://mistral.ai/news/mistral-large-2407',
      },
    }),
  ],
  [
    'google-gemma-2b-it',
    buildProfile({
      vendorName: 'Google',
      family: 'Gemma',
      sizes: { totalBillions: 2.5, activeBillions: 2.5 },
      about:
        'Gemma 2B It is the smaller chat model of Google’s first Gemma, of February 2024. Its 2.5 billion parameters fit on a laptop. Its template knows the roles user and model only, so that a system message has no place of its own.',
      releasedOn: '2024-02-21',
      features: { 'system-prompts': 'no', reasoning: 'no' },
      alsoAt: [offer('together', 'google/gemma-2b-it')],
      links: onHuggingFace('google/gemma-2b-it'),
    }),
  ],
  [
    'nvidia-NVIDIA-Nemotron-3-Super-120B-A12B-BF16',
    buildProfile({
      vendorName: 'NVIDIA',
      family: 'Nemotron 3',
      sizes: { totalBillions: 120, activeBillions: 12 },
      about:
        'Nemotron 3 Super is NVIDIA’s open model for agents: 120 billion parameters, of which 12 billion work on a token, in an architecture of Mamba-2, attention and a mixture of experts. Thinking can be switched on and off. It can read up to a million tokens; 262,144 is what it is set to unless its host says otherwise.',
      releasedOn: '2026-03-11',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [
        offer('together', 'nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16'),
        offer('openrouter', 'nvidia/nemotron-3-super-120b-a12b'),
      ],
      links: onHuggingFace('nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16'),
    }),
  ],
  [
    'qwen-qwen3.5-27b',
    buildProfile({
      vendorName: 'Alibaba Qwen',
      family: 'Qwen3.5',
      sizes: { totalBillions: 27, activeBillions: 27 },
      about:
        'Qwen3.5 27B is a dense model of Alibaba’s Qwen3.5 series that reads text, images and video. It thinks before it answers unless it is told not to, calls tools, and has a context of 262,144 tokens.',
      inputModalities: ['text', 'image', 'video'],
      releasedOn: '2026-02-24',
      features: { tools: 'yes', reasoning: 'yes' },
      alsoAt: [offer('openrouter', 'qwen/qwen3.5-27b')],
      links: onHuggingFace('Qwen/Qwen3.5-27B'),
    }),
  ],
  [
    'nousresearch-hermes-3-llama-3.1-405b',
    buildProfile({
      vendorName: 'Nous Research',
      family: 'Llama 3',
      sizes: { totalBillions: 405, activeBillions: 405 },
      about:
        'Hermes 3 405B is Llama 3.1 405B, tuned by Nous Research to do what its system message says: role play, long conversations, agents, function calls and JSON.',
      releasedOn: '2024-08-15',
      features: { tools: 'yes', json: 'yes', reasoning: 'no' },
      alsoAt: [offer('openrouter', 'nousresearch/hermes-3-llama-3.1-405b')],
      links: onHuggingFace('NousResearch/Hermes-3-Llama-3.1-405B'),
    }),
  ],
  [
    'openai-gpt-3.5-turbo',
    buildProfile({
      vendorName: 'OpenAI',
      family: 'GPT-3.5',
      about:
        'GPT-3.5 Turbo is the model with which OpenAI opened its chat API in March 2023, kept for programs that were written for it. It reads 16,385 tokens and answers with 4,096 at most. OpenAI itself points to its newer small models, which are better and cost less.',
      releasedOn: '2023-03-01',
      features: { tools: 'yes', json: 'yes', reasoning: 'no' },
      alsoAt: [offer('openai', 'gpt-3.5-turbo'), offer('openrouter', 'openai/gpt-3.5-turbo')],
      links: { docs: 'https://platform.openai.com/docs/models/gpt-3.5-turbo' },
    }),
  ],
  [
    'deepseek-ai-DeepSeek-R1-Distill-Qwen-1.5B',
    buildProfile({
      vendorName: 'DeepSeek',
      family: 'DeepSeek R1',
      sizes: { totalBillions: 1.8, activeBillions: 1.8 },
      about:
        'DeepSeek R1 Distill Qwen 1.5B is Qwen2.5 Math 1.5B, taught to think by 800,000 answers of DeepSeek R1. It is the smallest of the distilled models, fit for a phone, and good at little beside arithmetic.',
      releasedOn: '2025-01-20',
      features: { reasoning: 'yes' },
      alsoAt: [offer('together', 'deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B')],
      links: onHuggingFace('deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B'),
    }),
  ],
])

/** The rest of a model's record. Of a model that nobody described, all of it is unknown. */
export const profileOf = (record: ModelRecord): ModelProfile =>
  profiles.get(record.slug) ?? unknownProfile(record)

const unknownProfile = ({ vendor }: ModelRecord): ModelProfile => ({
  ...buildProfile({ vendorName: vendor, family: null, about: '' }),
  inputModalities: null,
  outputModalities: null,
  features: {
    chat: 'unknown',
    streaming: 'unknown',
    tools: 'unknown',
    'system-prompts': 'unknown',
    json: 'unknown',
    reasoning: 'unknown',
  },
})
