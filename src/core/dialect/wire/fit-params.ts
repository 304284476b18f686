import type { ApiError } from '../../chat/api-error.ts'
import type {
  ChoiceSupport,
  ParamName,
  Params,
  ParamSupports,
  ParamValue,
  RangeSupport,
  ResponseFormat,
} from '../../chat/params.ts'
import { paramLabels, paramNames } from '../../chat/more-params.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ParamWarning } from '../dialect.ts'

const wholeNumbers: ReadonlySet<ParamName> = new Set([
  'maxTokens',
  'topK',
  'seed',
  'n',
  'reasoningBudget',
  'topLogprobs',
])

/** Parameters a dialect takes as they are, and what had to be done to make them so. */
export interface FittedParams {
  readonly params: Params
  readonly warnings: readonly ParamWarning[]
}

type Fitted = readonly [value: ParamValue | undefined, warning?: ParamWarning]

/** Leaves out what is not there and moves what is out of range to the nearest bound. */
export function fitParams(params: Params, supports: ParamSupports): Result<FittedParams, ApiError> {
  const entries: [ParamName, ParamValue][] = []
  const warnings: ParamWarning[] = []
  for (const name of paramNames) {
    const value = params[name]
    if (value === undefined) continue
    if (typeof value === 'number' && !Number.isFinite(value)) return fail(notANumber(name, value))
    const [fitted, warning] = fitParam(name, value, supports[name])
    if (fitted !== undefined) entries.push([name, fitted])
    if (warning) warnings.push(warning)
  }
  return ok({ params: Object.fromEntries(entries), warnings })
}

function fitParam(name: ParamName, value: ParamValue, support: ParamSupports[ParamName]): Fitted {
  if (!support.supported)
    return [undefined, { kind: 'unsupported', param: name, message: support.reason }]
  if ('choices' in support)
    return typeof value === 'number' || isList(value)
      ? [undefined]
      : fitChoice(name, value, support)
  if (typeof value === 'number') return fitNumber(name, value, support)
  return isList(value) ? fitStop(value, support.max) : [undefined]
}

const isList = (value: ParamValue): value is readonly string[] => Array.isArray(value)

function fitChoice(
  name: ParamName,
  value: string | ResponseFormat,
  { choices }: ChoiceSupport,
): Fitted {
  const word = typeof value === 'string' ? value : value.type
  if (choices.includes(word)) return [value]
  const message = `${paramLabels[name]} "${word}" is not taken here: choose ${choices.join(', ')}.`
  return [undefined, { kind: 'unsupported', param: name, message }]
}

function fitNumber(name: ParamName, value: number, { min, max }: RangeSupport): Fitted {
  const whole = wholeNumbers.has(name) ? Math.round(value) : value
  const fitted = Math.min(max, Math.max(min, whole))
  if (fitted === value) return [fitted]
  const rule = whole === value ? `outside ${min} to ${max}` : 'not a whole number'
  const message = `${paramLabels[name]} ${value} is ${rule}: ${fitted} is sent.`
  return [fitted, { kind: 'clamped', param: name, message }]
}

function fitStop(texts: readonly string[], most: number): Fitted {
  if (texts.length === 0) return [undefined]
  if (texts.length <= most) return [texts]
  const message = `Only ${most} stop texts are allowed: the first ${most} are sent.`
  return [texts.slice(0, most), { kind: 'clamped', param: 'stop', message }]
}

const notANumber = (name: ParamName, value: number): ApiError => ({
  kind: 'bad-parameter',
  parameter: name,
  message: `${paramLabels[name]} is ${value}, which cannot be sent. Enter a number.`,
})
