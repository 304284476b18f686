import type { ApiError } from '../core/chat/api-error.ts'
import type { ParamName } from '../core/chat/params.ts'
import type { ChatRequest } from '../core/chat/request.ts'
import type { Dialect } from '../core/dialect/dialect.ts'

/** The refusal of the first number that is outside what the dialect allows, as real providers refuse it. */
export function checkParams({ params }: ChatRequest, dialect: Dialect): ApiError | null {
  for (const name of Object.keys(params) as ParamName[]) {
    // the keys of Params and no others
    const value = params[name]
    const support = dialect.params[name]
    if (typeof value !== 'number' || !support.supported || 'choices' in support) continue
    if (value >= support.min && value <= support.max) continue
    return {
      kind: 'bad-parameter',
      status: 400,
      parameter: name,
      message: `Invalid value: ${value} is not between ${support.min} and ${support.max}.`,
    }
  }
  return null
}
