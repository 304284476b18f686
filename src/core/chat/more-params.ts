import { sliderParams, type ParamName } from './params.ts'

/**
 * A parameter of the folded group below the sliders as people meet it. What it holds says which control
 * it has; `param-texts.ts` says what it does.
 */
export type MoreParam = {
  readonly label: string
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
  },
  {
    control: 'number',
    name: 'seed',
    label: 'Seed',
    initial: 42,
    step: 1,
  },
  {
    control: 'number',
    name: 'topK',
    label: 'Top K',
    initial: 40,
    step: 1,
  },
  {
    control: 'number',
    name: 'minP',
    label: 'Min P',
    initial: 0.05,
    step: 0.01,
  },
  {
    control: 'number',
    name: 'repetitionPenalty',
    label: 'Repetition Penalty',
    initial: 1.1,
    step: 0.01,
  },
  {
    control: 'number',
    name: 'n',
    label: 'Answers',
    initial: 2,
    step: 1,
  },
  {
    control: 'format',
    name: 'responseFormat',
    label: 'Response Format',
  },
  {
    control: 'choice',
    name: 'reasoningEffort',
    label: 'Reasoning Effort',
    initial: 'medium',
  },
  {
    control: 'number',
    name: 'reasoningBudget',
    label: 'Reasoning Budget',
    initial: 2048,
    step: 256,
  },
  {
    control: 'number',
    name: 'topLogprobs',
    label: 'Log Probabilities',
    initial: 5,
    step: 1,
  },
]

/** Every parameter as messages call it, in the order in which warnings about them are said. */
export const paramLabels = Object.fromEntries(
  [...sliderParams, ...moreParams].map(({ name, label }) => [name, label]),
) as Readonly<Record<ParamName, string>> // the two tables name every parameter: a test holds them to it

/** Every parameter. */
export const paramNames = Object.keys(paramLabels) as readonly ParamName[] // the keys of that very record
