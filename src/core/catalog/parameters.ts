import { paramLabels, paramNames } from '../chat/more-params.ts'
import { sliderParams, type ParamName, type ParamSupport } from '../chat/params.ts'
import type { DialectId } from '../dialect/dialect.ts'
import { requestDialects } from '../dialect/request-dialects.ts'
import type { ModelRecord } from './model.ts'
import { supportsOf } from './supports.ts'
import { formatWhole } from './words.ts'

/** One parameter of a model, in each dialect its provider serves. */
export interface ParameterRow {
  readonly name: ParamName
  readonly label: string
  /** What the playground sends until somebody changes it; null: it sends nothing (S30–S34). */
  readonly initial: number | null
  readonly dialects: readonly {
    readonly dialectId: DialectId
    /** The member of the body that carries it; null where there is none. */
    readonly wireName: string | null
    readonly isSupported: boolean
    /** `0 to 2`, the words that are taken, or why there is none. */
    readonly words: string
    readonly note: string | null
  }[]
}

/**
 * What a model takes of every parameter, by the rules that Send obeys. No answer is longer than the
 * model's longest, or its context: what its format would allow beyond that says nothing of the model.
 */
export const parametersOf = (
  { providerId, id: modelId, maxOutputTokens, contextTokens }: ModelRecord,
  dialectIds: readonly DialectId[],
): readonly ParameterRow[] => {
  const longest = maxOutputTokens ?? contextTokens ?? Number.MAX_SAFE_INTEGER
  const supports = dialectIds.map((dialectId) => ({
    dialectId,
    of: supportsOf({ providerId, modelId, dialectId }),
  }))
  return paramNames.map((name) => ({
    name,
    label: paramLabels[name],
    initial: sliderParams.find((param) => param.name === name)?.initial ?? null,
    dialects: supports.map(({ dialectId, of }) => ({
      dialectId,
      wireName: of[name].supported ? requestDialects[dialectId].wireNames[name] : null,
      isSupported: of[name].supported,
      words: supportWords(name, name === 'maxTokens' ? upTo(of[name], longest) : of[name]),
      note: of[name].supported ? (of[name].note ?? null) : null,
    })),
  }))
}

const upTo = (support: ParamSupport, max: number): ParamSupport =>
  'max' in support ? { ...support, max } : support

function supportWords(name: ParamName, support: ParamSupport): string {
  if (!support.supported) return support.reason
  if ('choices' in support) return support.choices.join(', ')
  const { min, max } = support
  if (name === 'stop') return `at most ${formatWhole(max)} texts`
  if (min === Number.MIN_SAFE_INTEGER) return 'any whole number'
  if (max === Number.MAX_SAFE_INTEGER) return `${formatWhole(min)} and up`
  return min === max ? `only ${formatWhole(min)}` : `${formatWhole(min)} to ${formatWhole(max)}`
}
