import type { ParamName, Params } from '../chat/params.ts'
import type { DialectId } from '../dialect/dialect.ts'
import { isSameJson } from '../diff/diff-json.ts'
import { diffParams } from '../diff/diff-params.ts'
import { parseJson } from '../json.ts'

/** Who answers: which provider, which of its models, in which dialect. */
export interface PresetChoice {
  readonly providerId: string
  readonly modelId: string
  readonly dialectId: DialectId
}

/** What a preset sets. A member that is absent is left as it is. */
export interface PresetSettings {
  readonly choice?: PresetChoice
  /** All that are sent: a parameter that is absent here is not sent. */
  readonly params: Params
  /** Null: none is sent. */
  readonly system?: string | null
  /** JSON text of further members of the body, as it was typed. Null: none are sent. */
  readonly extraBody?: string | null
}

/** Settings under a name. */
export interface Preset extends PresetSettings {
  /** Of a shipped one a word, of a user's 128 random bits. */
  readonly id: string
  readonly name: string
}

/** What a preset can set, one by one. */
export type PresetPart = 'choice' | 'system' | 'extraBody' | ParamName

/**
 * What is set otherwise than the preset has it: nothing when it applies. A text that says nothing is
 * none.
 */
export function differsFrom(preset: PresetSettings, now: PresetSettings): readonly PresetPart[] {
  return [
    ...(isSameChoice(preset.choice, now.choice) ? [] : (['choice'] as const)),
    ...(isSameText(preset.system, now.system) ? [] : (['system'] as const)),
    ...(isSameBody(preset.extraBody, now.extraBody) ? [] : (['extraBody'] as const)),
    ...diffParams(preset.params, now.params).map(({ name }) => name),
  ]
}

const isSameChoice = (set: PresetChoice | undefined, now: PresetChoice | undefined): boolean =>
  set === undefined ||
  (set.providerId === now?.providerId &&
    set.modelId === now.modelId &&
    set.dialectId === now.dialectId)

type Text = string | null | undefined

const isSameText = (set: Text, now: Text): boolean =>
  set === undefined || (set ?? '').trim() === (now ?? '').trim()

/** Two ways to write the same JSON are one. */
function isSameBody(set: Text, now: Text): boolean {
  if (isSameText(set, now)) return true
  const [one, other] = [parseJson(set ?? ''), parseJson(now ?? '')]
  return one.ok && other.ok && isSameJson(one.value, other.value)
}
