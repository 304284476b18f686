import type { ParamName, ParamSupport } from '../../core/chat/params.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import type { NumberRange } from './number-text.ts'

interface NumberParam {
  readonly name: ParamName
  readonly initial: number
  readonly step: number
}

/** Where a parameter is not supported, its control still shows the value in its usual place. */
export function rangeOf({ name, initial, step }: NumberParam, support: ParamSupport): NumberRange {
  const all = [support, ...Object.values(requestDialects).map(({ params }) => params[name])]
  const usual = all.find((each) => each.supported && 'min' in each)
  return usual ? { min: usual.min, max: usual.max, step } : { min: initial, max: initial + 1, step }
}
