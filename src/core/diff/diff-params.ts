import { paramNames } from '../chat/more-params.ts'
import type { ParamName, Params, ParamValue } from '../chat/params.ts'
import type { JsonValue } from '../json.ts'
import { isSameJson, type Change } from './diff-json.ts'

/** A parameter that is sent in one request only, or with another value. */
export type ParamChange = { readonly name: ParamName } & Change<ParamValue>

/** In the order in which parameters are shown. */
export const diffParams = (before: Params, after: Params): readonly ParamChange[] =>
  paramNames.flatMap((name): readonly ParamChange[] => {
    const [old, young] = [before[name], after[name]]
    if (old === undefined) return young === undefined ? [] : [{ name, kind: 'added', after: young }]
    if (young === undefined) return [{ name, kind: 'removed', before: old }]
    // Values of parameters are JSON: numbers, texts, lists of texts, a schema.
    return isSameJson(old as JsonValue, young as JsonValue)
      ? []
      : [{ name, kind: 'changed', before: old, after: young }]
  })
