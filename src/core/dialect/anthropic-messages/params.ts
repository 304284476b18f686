import type { ParamName, Params, ParamSupports, Unsupported } from '../../chat/params.ts'
import { oursByWireName } from '../wire/wire-names.ts'

const missing = (what: string): Unsupported => ({
  supported: false,
  reason: `The Anthropic format has no ${what}.`,
})

/**
 * What the dialect allows under version 2023-06-01.
 * @see https://docs.anthropic.com/en/api/messages and contract.md §2
 */
export const anthropicParams: ParamSupports = {
  temperature: { supported: true, min: 0, max: 1 },
  maxTokens: { supported: true, min: 1, max: 1_048_576 },
  topP: { supported: true, min: 0, max: 1 },
  topK: { supported: true, min: 1, max: Number.MAX_SAFE_INTEGER },
  minP: missing('min P'),
  frequencyPenalty: missing('frequency penalty'),
  presencePenalty: missing('presence penalty'),
  repetitionPenalty: missing('repetition penalty'),
  seed: missing('seed'),
  /** The bounds count the texts; no limit is documented, this one is ours. */
  stop: { supported: true, min: 0, max: 64 },
  n: missing('number of answers: it gives one'),
  responseFormat: missing('response format: ask for JSON in the system message'),
  reasoningEffort: missing('reasoning effort: use Reasoning Budget'),
  /** The least that is taken. */
  reasoningBudget: {
    supported: true,
    min: 1024,
    max: 1_048_576,
    note: 'Only models that think take it. It counts towards Max Tokens.',
  },
  topLogprobs: missing('log probabilities'),
}

/** Ours → the member of the body. */
export const anthropicWireNames: Readonly<Record<ParamName, string | null>> = {
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  topP: 'top_p',
  topK: 'top_k',
  minP: null,
  frequencyPenalty: null,
  presencePenalty: null,
  repetitionPenalty: null,
  seed: null,
  stop: 'stop_sequences',
  n: null,
  responseFormat: null,
  reasoningEffort: null,
  reasoningBudget: 'thinking',
  topLogprobs: null,
}

/** Every name a provider may use when it complains about one of our parameters. */
export const anthropicParamNames: Readonly<Record<string, ParamName>> = {
  ...oursByWireName(anthropicWireNames),
  'thinking.budget_tokens': 'reasoningBudget',
}

export const encodeParams = (params: Params) => ({
  max_tokens: params.maxTokens,
  temperature: params.temperature,
  top_p: params.topP,
  top_k: params.topK,
  stop_sequences: params.stop,
  thinking:
    params.reasoningBudget === undefined
      ? undefined
      : { type: 'enabled', budget_tokens: params.reasoningBudget },
})
