/** What the answer has to be: words, JSON, or JSON that follows a JSON Schema. */
export type ResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json' }
  | {
      readonly type: 'json-schema'
      readonly name: string
      readonly schema: { readonly [key: string]: unknown }
      /** The provider holds the model to the schema. Absent is not sent. */
      readonly isStrict?: boolean
    }

/**
 * The parameters of a request. An absent one is **not sent**: the provider's own default applies.
 * `topLogprobs` asks for log probabilities with that many alternatives; 0 means the chosen token only.
 */
export interface Params {
  readonly temperature?: number
  readonly maxTokens?: number
  readonly topP?: number
  readonly topK?: number
  /** Keeps the tokens at least this likely, as a share of the likeliest one's probability. */
  readonly minP?: number
  readonly frequencyPenalty?: number
  readonly presencePenalty?: number
  /** Divides the logit of a token that was used; 1 does nothing. */
  readonly repetitionPenalty?: number
  readonly seed?: number
  readonly stop?: readonly string[]
  readonly n?: number
  readonly responseFormat?: ResponseFormat
  /** How long a reasoning model thinks, in the provider's words: `low` … */
  readonly reasoningEffort?: string
  /** The most tokens of thought. */
  readonly reasoningBudget?: number
  readonly topLogprobs?: number
}

/** Our names; each dialect has its own. */
export type ParamName = keyof Params

/** What a parameter that is sent holds. */
export type ParamValue<Name extends ParamName = ParamName> = Exclude<Params[Name], undefined>

/** The parameters whose value is one of a few words. */
export type ChoiceParamName = 'responseFormat' | 'reasoningEffort'

/** The parameters the sidebar shows as a slider with a number box. */
export type SliderParamName =
  | 'temperature'
  | 'maxTokens'
  | 'topP'
  | 'frequencyPenalty'
  | 'presencePenalty'

/** A parameter that is not there, and why, as a sentence. */
export interface Unsupported {
  readonly supported: false
  readonly reason: string
}

/** Bounds are inclusive. `note` is what a person should know before using it, as a sentence. */
export interface RangeSupport {
  readonly supported: true
  readonly min: number
  readonly max: number
  readonly note?: string
}

/** The words that are taken; of `responseFormat` its types. */
export interface ChoiceSupport {
  readonly supported: true
  readonly choices: readonly string[]
  readonly note?: string
}

/** What a dialect, a provider or a model makes of one parameter. */
export type ParamSupport<Name extends ParamName = ParamName> =
  | (Name extends ChoiceParamName ? ChoiceSupport : RangeSupport)
  | Unsupported

/** What is made of each parameter. */
export type ParamSupports = { readonly [Name in ParamName]: ParamSupport<Name> }

/** A parameter as people meet it: its name on the page, and how far one step goes. `param-texts.ts` says what it does. */
export interface SliderParam {
  readonly name: SliderParamName
  readonly label: string
  readonly initial: number
  readonly step: number
  /** `log` where the useful values span decades. */
  readonly scale: 'linear' | 'log'
  /** Words under the ends of the track, and between. */
  readonly marks?: readonly string[]
}

/** Labels and initial values are those of the page Verbatim starts from (S30–S34): fixed. */
export const sliderParams: readonly SliderParam[] = [
  {
    name: 'temperature',
    label: 'Temperature',
    initial: 0.7,
    step: 0.01,
    scale: 'linear',
    marks: ['focused', '', 'wild'],
  },
  {
    name: 'maxTokens',
    label: 'Max Tokens',
    initial: 1000,
    step: 1,
    scale: 'log',
  },
  {
    name: 'topP',
    label: 'Top P',
    initial: 0.9,
    step: 0.01,
    scale: 'linear',
  },
  {
    name: 'frequencyPenalty',
    label: 'Frequency Penalty',
    initial: 0,
    step: 0.1,
    scale: 'linear',
  },
  {
    name: 'presencePenalty',
    label: 'Presence Penalty',
    initial: 0,
    step: 0.1,
    scale: 'linear',
  },
]

/** The system message of that same page. */
export const initialSystemMessage =
  'You are a helpful AI assistant specialized in providing accurate and detailed responses.'
