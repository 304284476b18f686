import type { ParamName, ResponseFormat } from './params.ts'

/** Where a label is too long: in the header of an answer, on a chip. */
export const shortNames: Readonly<Record<ParamName, string>> = {
  temperature: 'T',
  maxTokens: 'max',
  topP: 'top P',
  topK: 'top K',
  minP: 'min P',
  frequencyPenalty: 'freq',
  presencePenalty: 'pres',
  repetitionPenalty: 'rep',
  seed: 'seed',
  stop: 'stop',
  n: 'answers',
  responseFormat: 'format',
  reasoningEffort: 'effort',
  reasoningBudget: 'budget',
  topLogprobs: 'logprobs',
}

const formatNames = { text: 'text', json: 'JSON', 'json-schema': 'JSON schema' } as const

/** `top K 40`, `JSON`, and of stop texts how many: `stop 2`. */
export function shortParam(
  name: ParamName,
  value: number | string | readonly string[] | { readonly type: ResponseFormat['type'] },
): string {
  if (typeof value !== 'object') return `${shortNames[name]} ${value}`
  return 'type' in value ? formatNames[value.type] : `${shortNames[name]} ${value.length}`
}
