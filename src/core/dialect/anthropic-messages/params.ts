import type { ParamName, Params, ParamSupport } from '../../chat/params.ts'

const missing = (what: string): ParamSupport => ({
  supported: false,
  reason: `The Anthropic dialect has no ${what}.`,
})

/**
 * What the dialect allows under version 2023-06-01.
 * @see https://docs.anthropic.com/en/api/messages and contract.md §2
 */
export const anthropicParams: Readonly<Record<ParamName, ParamSupport>> = {
  temperature: { supported: true, min: 0, max: 1 },
  maxTokens: { supported: true, min: 1, max: 1_048_576 },
  topP: { supported: true, min: 0, max: 1 },
  topK: { supported: true, min: 1, max: Number.MAX_SAFE_INTEGER },
  frequencyPenalty: missing('frequency penalty'),
  presencePenalty: missing('presence penalty'),
  seed: missing('seed'),
  /** The bounds count the texts; no limit is documented, this one is ours. */
  stop: { supported: true, min: 0, max: 64 },
  n: missing('number of answers: it gives one'),
  topLogprobs: missing('log probabilities'),
}

/** Wire name → ours, of what the dialect has. */
export const anthropicParamNames: Readonly<Record<string, ParamName>> = {
  max_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  top_k: 'topK',
  stop_sequences: 'stop',
}

export const encodeParams = (params: Params) => ({
  max_tokens: params.maxTokens,
  temperature: params.temperature,
  top_p: params.topP,
  top_k: params.topK,
  stop_sequences: params.stop,
})
