import type { ParamName } from './params.ts'

/** What a parameter does: one sentence, one example, one rule. */
interface ParamText {
  readonly explanation: string
  readonly example: string
  readonly rule: string
}

/** Apart from the parameters, because a page needs it only when somebody asks. */
export const paramTexts: Readonly<Record<ParamName, ParamText>> = {
  temperature: {
    explanation: 'How adventurous each word choice is.',
    example: '0 nearly repeats itself; above 1.2 expect surprises.',
    rule: 'Change this or Top P, not both.',
  },
  maxTokens: {
    explanation: 'The longest answer allowed, in tokens (about three quarters of a word each).',
    example: '1,000 tokens are about a page and a half.',
    rule: 'An answer that reaches it is cut off; you can continue or raise it.',
  },
  topP: {
    explanation: 'Keeps only the likeliest words that together reach this share of probability.',
    example: '0.1 keeps the few safest words; 1 keeps all.',
    rule: 'Change this or Temperature, not both.',
  },
  frequencyPenalty: {
    explanation: 'Makes a word less likely each time it has been used.',
    example: '0.5 trims repetition; 2 avoids even common words.',
    rule: 'Below 0 invites repetition.',
  },
  presencePenalty: {
    explanation: 'Makes a word less likely once it has been used at all.',
    example: '0.6 nudges the answer towards new subjects.',
    rule: 'Unlike Frequency Penalty it does not grow with each use.',
  },
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
    example:
      '3 for a choice in your own code: this page shows the first, and the others as they came.',
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
