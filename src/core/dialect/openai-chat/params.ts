import type { ParamName, Params, ParamSupport } from '../../chat/params.ts'
import type { WireTraits } from '../dialect.ts'

/**
 * What the dialect allows; a model may allow less (`core/catalog`).
 * @see contract.md §1 and §2, from docs.modelslab.com and platform.openai.com
 */
export const openAiParams: Readonly<Record<ParamName, ParamSupport>> = {
  temperature: { supported: true, min: 0, max: 2 },
  maxTokens: { supported: true, min: 1, max: 1_048_576 },
  topP: { supported: true, min: 0, max: 1 },
  topK: { supported: true, min: 1, max: Number.MAX_SAFE_INTEGER },
  frequencyPenalty: { supported: true, min: -2, max: 2 },
  presencePenalty: { supported: true, min: -2, max: 2 },
  seed: { supported: true, min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  /** Of `stop` the bounds count the texts. */
  stop: { supported: true, min: 0, max: 4 },
  n: { supported: true, min: 1, max: 128 },
  topLogprobs: { supported: true, min: 0, max: 20 },
}

/** Every name a provider may use when it complains about one of our parameters. */
export const openAiParamNames: Readonly<Record<string, ParamName>> = {
  temperature: 'temperature',
  max_tokens: 'maxTokens',
  max_completion_tokens: 'maxTokens',
  top_p: 'topP',
  top_k: 'topK',
  frequency_penalty: 'frequencyPenalty',
  presence_penalty: 'presencePenalty',
  seed: 'seed',
  stop: 'stop',
  n: 'n',
  top_logprobs: 'topLogprobs',
  logprobs: 'topLogprobs',
}

/** The parameters as members of the body. An absent one is undefined and so not sent. */
export const encodeParams = (params: Params, maxTokensField: WireTraits['maxTokensField']) => ({
  temperature: params.temperature,
  [maxTokensField === 'plain' ? 'max_tokens' : 'max_completion_tokens']: params.maxTokens,
  top_p: params.topP,
  top_k: params.topK,
  frequency_penalty: params.frequencyPenalty,
  presence_penalty: params.presencePenalty,
  seed: params.seed,
  stop: params.stop,
  n: params.n,
  ...(params.topLogprobs !== undefined && { logprobs: true, top_logprobs: params.topLogprobs }),
})
