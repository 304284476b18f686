import { paramLabels, paramNames } from '../chat/more-params.ts'
import type { ParamName, ParamSupports, ParamValue } from '../chat/params.ts'
import type { ChatRequest } from '../chat/request.ts'
import type { EncodedRequest, ParamWarning } from './dialect.ts'
import type { DialectInUse } from './dialect-changes.ts'

/**
 * What differs in what is sent of the settings when another model is asked, each as a sentence that
 * names its parameter: what no longer goes out as it stands, then what does so again. Empty when both
 * take the same, and when the request cannot be written for one of them.
 */
export function modelChanges(
  request: ChatRequest,
  from: DialectInUse,
  to: DialectInUse,
): readonly string[] {
  const before = from.dialect.encodeRequest(request, from.traits, from.supports)
  const after = to.dialect.encodeRequest(request, to.traits, to.supports)
  if (!before.ok || !after.ok) return []
  const losses = newIn(after.value, before.value)
  return [
    ...unsentWords(losses.filter(({ kind }) => kind === 'unsupported')),
    ...losses
      .filter(({ kind }) => kind !== 'unsupported')
      .map((warning) => changeWords(warning, request, to.supports)),
    ...sentAgain(request, before.value, after.value),
  ]
}

/** What extra members override they override everywhere; what is not about a parameter is no setting. */
const newIn = (after: EncodedRequest, before: EncodedRequest): readonly AboutParam[] =>
  after.warnings
    .filter(isAboutParam)
    .filter((warning) => warning.kind !== 'overridden' && !hasLike(before, warning))

type AboutParam = ParamWarning & { readonly param: ParamName }

const isAboutParam = (warning: ParamWarning): warning is AboutParam => warning.param !== null

/** That a parameter has no place is one fact, whatever each model's reason is. */
const hasLike = ({ warnings }: EncodedRequest, { kind, param, message }: AboutParam): boolean =>
  warnings.some(
    (each) =>
      each.kind === kind &&
      each.param === param &&
      (kind === 'unsupported' || each.message === message),
  )

/** Several parameters may have one reason. */
function unsentWords(warnings: readonly AboutParam[]): readonly string[] {
  const reasons = [...new Set(warnings.map(({ message }) => message))]
  return reasons.map((reason) => {
    const labels = warnings
      .filter(({ message }) => message === reason)
      .map(({ param }) => paramLabels[param])
    if (labels.some((label) => reason.startsWith(label))) return reason // it says so itself
    return `${new Intl.ListFormat('en').format(labels)} ${labels.length === 1 ? 'is' : 'are'} not sent: ${reason}`
  })
}

function changeWords(
  { kind, param, message }: AboutParam,
  { params }: ChatRequest,
  supports: ParamSupports,
): string {
  const label = paramLabels[param]
  const value = params[param]
  const support = supports[param]
  if (kind !== 'clamped' || typeof value !== 'number' || !support.supported || !('max' in support))
    return message
  if (value > support.max) return `${label} is limited to ${support.max} here: was ${value}.`
  return value < support.min ? `${label} is raised to ${support.min} here: was ${value}.` : message
}

/** What could not go out as it stands, and now does. */
function sentAgain(
  { params }: ChatRequest,
  before: EncodedRequest,
  after: EncodedRequest,
): readonly string[] {
  const isWhole = (encoded: EncodedRequest, name: ParamName) =>
    !encoded.warnings.some(
      ({ param, kind }) => param === name && (kind === 'unsupported' || kind === 'clamped'),
    )
  return paramNames.flatMap((name) => {
    const value = params[name]
    return value !== undefined && !isWhole(before, name) && isWhole(after, name)
      ? [`${paramLabels[name]} is sent as set again${valueWords(value)}.`]
      : []
  })
}

const valueWords = (value: ParamValue): string =>
  typeof value === 'number' || typeof value === 'string' ? `: ${value}` : ''
