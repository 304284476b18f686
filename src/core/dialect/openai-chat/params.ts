import { assertNever } from '../../assert-never.ts'
import type { ParamName, Params, ParamSupports, ResponseFormat } from '../../chat/params.ts'
import type { WireTraits } from '../dialect.ts'
import { oursByWireName } from '../wire/wire-names.ts'

/**
 * What the dialect allows; a model may allow less (`core/catalog`).
 * @see contract.md §1 and §2, from docs.modelslab.com and platform.openai.com
 */
export const openAiParams: ParamSupports = {
  temperature: { supported: true, min: 0, max: 2 },
  maxTokens: { supported: true, min: 1, max: 1_048_576 },
  topP: { supported: true, min: 0, max: 1 },
  topK: { supported: true, min: 1, max: Number.MAX_SAFE_INTEGER },
  minP: { supported: true, min: 0, max: 1 },
  frequencyPenalty: { supported: true, min: -2, max: 2 },
  presencePenalty: { supported: true, min: -2, max: 2 },
  repetitionPenalty: { supported: true, min: 0.1, max: 2 },
  seed: { supported: true, min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  /** Of `stop` the bounds count the texts. */
  stop: { supported: true, min: 0, max: 4 },
  n: { supported: true, min: 1, max: 128 },
  responseFormat: { supported: true, choices: ['text', 'json', 'json-schema'] },
  reasoningEffort: {
    supported: true,
    choices: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
    note: 'Only reasoning models take it, and not every one takes every word.',
  },
  reasoningBudget: {
    supported: false,
    reason: 'The OpenAI format has no budget of thoughts in tokens: use Reasoning Effort.',
  },
  topLogprobs: { supported: true, min: 0, max: 20 },
}

/** Ours → the member of the body. Max Tokens has two names (`WireTraits`); this is the older. */
export const openAiWireNames: Readonly<Record<ParamName, string | null>> = {
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  topP: 'top_p',
  topK: 'top_k',
  minP: 'min_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  repetitionPenalty: 'repetition_penalty',
  seed: 'seed',
  stop: 'stop',
  n: 'n',
  responseFormat: 'response_format',
  reasoningEffort: 'reasoning_effort',
  reasoningBudget: null,
  topLogprobs: 'top_logprobs',
}

/** Every name a provider may use when it complains about one of our parameters. */
export const openAiParamNames: Readonly<Record<string, ParamName>> = {
  ...oursByWireName(openAiWireNames),
  max_completion_tokens: 'maxTokens',
  logprobs: 'topLogprobs',
}

/** The parameters as members of the body. An absent one is undefined and so not sent. */
export const encodeParams = (params: Params, maxTokensField: WireTraits['maxTokensField']) => ({
  temperature: params.temperature,
  [maxTokensField === 'plain' ? 'max_tokens' : 'max_completion_tokens']: params.maxTokens,
  top_p: params.topP,
  top_k: params.topK,
  min_p: params.minP,
  frequency_penalty: params.frequencyPenalty,
  presence_penalty: params.presencePenalty,
  repetition_penalty: params.repetitionPenalty,
  seed: params.seed,
  stop: params.stop,
  n: params.n,
  ...(params.topLogprobs !== undefined && { logprobs: true, top_logprobs: params.topLogprobs }),
  response_format: params.responseFormat && encodeFormat(params.responseFormat),
  reasoning_effort: params.reasoningEffort,
})

function encodeFormat(format: ResponseFormat) {
  switch (format.type) {
    case 'text':
      return { type: 'text' }
    case 'json':
      return { type: 'json_object' }
    case 'json-schema': {
      const { name, schema, isStrict } = format
      return { type: 'json_schema', json_schema: { name, schema, strict: isStrict } }
    }
    default:
      return assertNever(format)
  }
}
