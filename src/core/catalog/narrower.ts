import type { ParamSupports } from '../chat/params.ts'

/** Where a provider, or some of its models, takes less than its dialect allows. */
interface NarrowerRule {
  readonly providerId: string
  /** Ids of models as the provider spells them; null holds for all. */
  readonly models: RegExp | null
  readonly params: Partial<ParamSupports>
}

const refused = (reason: string) => ({ supported: false, reason }) as const

const notDocumented = 'ModelsLab does not document it: it may be ignored.'
const openAiHasNone = (what: string) => refused(`OpenAI has no ${what}.`)
// Several parameters may share a reason, so none says “it”.
const reasoningRefuses = refused('OpenAI’s reasoning models refuse any value.')
const newClaudeRefuses = refused('Claude 4.7 and later refuse any value.')

/**
 * All rules that match hold together.
 * @see contract.md §1 and §2, "Parameters", from the providers' documentation
 */
export const narrowerRules: readonly NarrowerRule[] = [
  {
    providerId: 'modelslab',
    models: null,
    params: {
      topK: { supported: true, min: 1, max: Number.MAX_SAFE_INTEGER },
      minP: { supported: true, min: 0, max: 1, note: notDocumented },
      topLogprobs: { supported: true, min: 0, max: 20, note: notDocumented },
      responseFormat: {
        supported: true,
        choices: ['text', 'json', 'json-schema'],
        note: 'ModelsLab documents JSON; of JSON schemas it says nothing.',
      },
    },
  },
  {
    providerId: 'openai',
    models: null,
    params: {
      topK: openAiHasNone('top K'),
      minP: openAiHasNone('min P'),
      repetitionPenalty: openAiHasNone('repetition penalty'),
    },
  },
  {
    providerId: 'openai',
    models: /^(o\d|gpt-5(?!\.\d|-chat))/,
    params: {
      temperature: reasoningRefuses,
      topP: reasoningRefuses,
      frequencyPenalty: reasoningRefuses,
      presencePenalty: reasoningRefuses,
      topLogprobs: reasoningRefuses,
    },
  },
  {
    providerId: 'openai',
    models: /^(gpt-4|gpt-3|chatgpt)/,
    params: { reasoningEffort: refused('This model does not reason.') },
  },
  {
    providerId: 'anthropic',
    models: /^claude-(?:[a-z]+-)?(?:4[-.][7-9]|[5-9])/,
    params: { temperature: newClaudeRefuses, topP: newClaudeRefuses, topK: newClaudeRefuses },
  },
  {
    providerId: 'moonshot',
    models: /^kimi-k(2\.[5-9]|[3-9])/,
    params: {
      temperature: { supported: true, min: 1, max: 1, note: 'Kimi K2.5 and later take only 1.' },
      topP: refused('Kimi K2.5 and later have one fixed value.'),
    },
  },
]
