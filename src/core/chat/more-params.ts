import { sliderParams, type ParamName } from './params.ts'

/** A parameter of the folded group below the sliders as people meet it. What it holds says which control it has. */
export type MoreParam = {
  readonly label: string
  readonly explanation: string
  readonly example: string
  readonly rule: string
} & (
  | {
      readonly control: 'number'
      readonly name:
        | 'topK'
        | 'minP'
        | 'repetitionPenalty'
        | 'seed'
        | 'n'
        | 'reasoningBudget'
        | 'topLogprobs'
      readonly initial: number
      readonly step: number
    }
  | { readonly control: 'list'; readonly name: 'stop'; readonly initial: readonly string[] }
  | { readonly control: 'choice'; readonly name: 'reasoningEffort'; readonly initial: string }
  | { readonly control: 'format'; readonly name: 'responseFormat' }
)

/** Nothing of this is sent until somebody ticks it; the values are where one begins. */
export const moreParams: readonly MoreParam[] = [
  {
    control: 'list',
    name: 'stop',
    label: 'Stop',
    initial: [],
    explanation: 'Texts at which the answer ends. The text itself is not part of the answer.',
    example: '"\\n\\n" ends it after the first paragraph.',
    rule: 'The OpenAI format takes up to four.',
  },
  {
    control: 'number',
    name: 'seed',
    label: 'Seed',
    initial: 42,
    step: 1,
    explanation: 'The same seed with the same request asks for the same answer.',
    example: '42 twice, at the same settings.',
    rule: 'Providers promise their best, not certainty.',
  },
  {
    control: 'number',
    name: 'topK',
    label: 'Top K',
    initial: 40,
    step: 1,
    explanation: 'Only this many of the likeliest tokens may be chosen.',
    example: '1 always takes the likeliest; 40 is common.',
    rule: 'Applies together with Top P.',
  },
  {
    control: 'number',
    name: 'minP',
    label: 'Min P',
    initial: 0.05,
    step: 0.01,
    explanation: 'Leaves out tokens less likely than this share of the likeliest one.',
    example: '0.1: nothing below a tenth of the best.',
    rule: 'Adapts to how sure the model is, unlike Top K.',
  },
  {
    control: 'number',
    name: 'repetitionPenalty',
    label: 'Repetition Penalty',
    initial: 1.1,
    step: 0.01,
    explanation: 'Divides the chance of everything that was said before; 1 does nothing.',
    example: '1.1 is gentle; above 1.3 grammar suffers.',
    rule: 'Change this or the other penalties, not both.',
  },
  {
    control: 'number',
    name: 'n',
    label: 'Answers',
    initial: 2,
    step: 1,
    explanation: 'How many answers are made to one request.',
    example: '3 lets you pick the best of three.',
    rule: 'Every one of them is paid for.',
  },
  {
    control: 'format',
    name: 'responseFormat',
    label: 'Response Format',
    explanation: 'What the answer has to be: text, JSON, or JSON that follows a schema.',
    example: 'A schema with the members name and age.',
    rule: 'For plain JSON, ask for it in words as well.',
  },
  {
    control: 'choice',
    name: 'reasoningEffort',
    label: 'Reasoning Effort',
    initial: 'medium',
    explanation: 'How long a reasoning model thinks before it answers.',
    example: 'low for quick questions, high for proofs.',
    rule: 'Thoughts count as output tokens.',
  },
  {
    control: 'number',
    name: 'reasoningBudget',
    label: 'Reasoning Budget',
    initial: 2048,
    step: 256,
    explanation: 'The most tokens a model may think before it answers.',
    example: '2048 for a start; hard problems take 16,000.',
    rule: 'Max Tokens must be above it, for it includes the thoughts.',
  },
  {
    control: 'number',
    name: 'topLogprobs',
    label: 'Log Probabilities',
    initial: 5,
    step: 1,
    explanation: 'Asks how sure the model was of each token, with this many alternatives.',
    example: '5 shows what else it might have said.',
    rule: '0 gives only the chosen token.',
  },
]

/** Every parameter as messages call it, in the order in which warnings about them are said. */
export const paramLabels = Object.fromEntries(
  [...sliderParams, ...moreParams].map(({ name, label }) => [name, label]),
) as Readonly<Record<ParamName, string>> // the two tables name every parameter: a test holds them to it

/** Every parameter. */
export const paramNames = Object.keys(paramLabels) as readonly ParamName[] // the keys of that very record
