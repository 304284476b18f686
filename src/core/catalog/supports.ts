import { paramNames } from '../chat/more-params.ts'
import type { ParamName, ParamSupport, ParamSupports } from '../chat/params.ts'
import type { DialectId } from '../dialect/dialect.ts'
import { requestDialects } from '../dialect/request-dialects.ts'
import { findModel } from './catalog.ts'
import { narrowerRules } from './narrower.ts'

/** Which model is asked, where, and in which dialect. */
export interface AskedModel {
  readonly providerId: string
  readonly modelId: string
  readonly dialectId: DialectId
}

/** What dialect, provider and model together make of each parameter: the narrowest holds. */
export function supportsOf({ providerId, modelId, dialectId }: AskedModel): ParamSupports {
  const rules = narrowerRules
    .filter((rule) => rule.providerId === providerId && (rule.models?.test(modelId) ?? true))
    .map((rule) => rule.params)
  const ofModel = findModel(providerId, modelId)?.params ?? {}
  const narrow = (name: ParamName): ParamSupport =>
    [...rules, ofModel].reduce<ParamSupport>(
      (support, { [name]: narrower }) => (narrower ? narrowerOf(support, narrower) : support),
      requestDialects[dialectId].params[name],
    )
  // Each name's support is narrowed by supports of that same name.
  return Object.fromEntries(
    paramNames.map((name) => [name, narrow(name)]),
  ) as unknown as ParamSupports
}

function narrowerOf(wide: ParamSupport, narrow: ParamSupport): ParamSupport {
  if (!wide.supported || !narrow.supported) return wide.supported ? narrow : wide
  const note = narrow.note ?? wide.note
  const said = note === undefined ? {} : { note }
  if ('choices' in wide && 'choices' in narrow)
    return {
      supported: true,
      choices: wide.choices.filter((choice) => narrow.choices.includes(choice)),
      ...said,
    }
  if ('choices' in wide || 'choices' in narrow) return wide
  return {
    supported: true,
    min: Math.max(wide.min, narrow.min),
    max: Math.min(wide.max, narrow.max),
    ...said,
  }
}
