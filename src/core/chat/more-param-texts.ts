import type { MoreParam } from './more-params.ts'

/** What a parameter does: one sentence, one example, one rule. */
export interface ParamText {
  readonly explanation: string
  readonly example: string
  readonly rule: string
}

/** Apart from the parameters, because a page needs it only when somebody unfolds them. */
export const moreParamTexts: Readonly<Record<MoreParam['name'], ParamText>> = {
  stop: {
    explanation: 'Texts at which the answer ends. The text itself is not part of the answer.',
    example: '"\\n\\n" ends it after the first paragraph.',
    rule: 'The OpenAI format takes up to four.',
  },
  seed: {
    explanation: 'The same seed with the same request asks for the same answer.',
    example: '42 twice, at the same settings.',
    rule: 'Providers promise their best, not certainty.',
  },
  topK: {
    explanation: 'Only this many of the likeliest tokens may be chosen.',
    example: '1 always takes the likeliest; 40 is common.',
    rule: 'Applies together with Top P.',
  },
  minP: {
    explanation: 'Leaves out tokens less likely than this share of the likeliest one.',
    example: '0.1: nothing below a tenth of the best.',
    rule: 'Adapts to how sure the model is, unlike Top K.',
  },
  repetitionPenalty: {
    explanation: 'Divides the chance of everything that was said before; 1 does nothing.',
    example: '1.1 is gentle; above 1.3 grammar suffers.',
    rule: 'Change this or the other penalties, not both.',
  },
  n: {
    explanation: 'How many answers are made to one request.',
    example: '3 lets you pick the best of three.',
    rule: 'Every one of them is paid for.',
  },
  responseFormat: {
    explanation: 'What the answer has to be: text, JSON, or JSON that follows a schema.',
    example: 'A schema with the members name and age.',
    rule: 'For plain JSON, ask for it in words as well.',
  },
  reasoningEffort: {
    explanation: 'How long a reasoning model thinks before it answers.',
    example: 'low for quick questions, high for proofs.',
    rule: 'Thoughts count as output tokens.',
  },
  reasoningBudget: {
    explanation: 'The most tokens a model may think before it answers.',
    example: '2048 for a start; hard problems take 16,000.',
    rule: 'Max Tokens must be above it, for it includes the thoughts.',
  },
  topLogprobs: {
    explanation: 'Asks how sure the model was of each token, with this many alternatives.',
    example: '5 shows what else it might have said.',
    rule: '0 gives only the chosen token.',
  },
}
