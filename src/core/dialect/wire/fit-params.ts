import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName, Params, ParamSupport } from '../../chat/params.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ParamWarning } from '../dialect.ts'

/** Every parameter as messages call it. */
export const paramLabels: Readonly<Record<ParamName, string>> = {
  temperature: 'Temperature',
  maxTokens: 'Max Tokens',
  topP: 'Top P',
  topK: 'Top K',
  frequencyPenalty: 'Frequency Penalty',
  presencePenalty: 'Presence Penalty',
  seed: 'Seed',
  stop: 'Stop',
  n: 'Answers',
  topLogprobs: 'Log probabilities',
}

/** Every parameter, in the order in which warnings about them are said. */
export const paramNames = Object.keys(paramLabels) as ParamName[] // the keys of that very record

const wholeNumbers: ReadonlySet<ParamName> = new Set([
  'maxTokens',
  'topK',
  'seed',
  'n',
  'topLogprobs',
])

/** Parameters a dialect takes as they are, and what had to be done to make them so. */
export interface FittedParams {
  readonly params: Params
  readonly warnings: readonly ParamWarning[]
}

type Fitted = readonly [value: number | readonly string[] | undefined, warning?: ParamWarning]

/** Leaves out what the dialect does not have and moves what is out of range to the nearest bound. */
export function fitParams(
  params: Params,
  supports: Readonly<Record<ParamName, ParamSupport>>,
): Result<FittedParams, ApiError> {
  const entries: [ParamName, number | readonly string[]][] = []
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

function fitParam(
  name: ParamName,
  value: number | readonly string[],
  support: ParamSupport,
): Fitted {
  if (!support.supported)
    return [undefined, { kind: 'unsupported', param: name, message: support.reason }]
  return typeof value === 'number' ? fitNumber(name, value, support) : fitStop(value, support.max)
}

function fitNumber(
  name: ParamName,
  value: number,
  { min, max }: { min: number; max: number },
): Fitted {
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
