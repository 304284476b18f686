import * as v from 'valibot'

import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName } from '../../chat/params.ts'
import type { JsonObject } from '../../json.ts'
import { isDeeperThan, isJsonObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { deepestBody } from './json-body.ts'

/** A member that strangers leave out or set to null to mean the same. */
export const maybe = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)

/** Text or a list of parts. Chosen by looking, so that an error names the place inside the list. */
export const textOrList = <S extends v.GenericSchema>(part: S) =>
  v.lazy((input): v.GenericSchema<unknown, string | v.InferOutput<S>[]> =>
    Array.isArray(input) ? v.array(part) : v.string('expected a text or a list of parts'),
  )

/** A JSON Schema, or the input of a tool: passed on, understood by nobody here. */
export const anyObject = v.custom<JsonObject>(isJsonObject, 'expected an object')

/**
 * A foreign request, read by a schema.
 * @param paramNames wire name → ours, to say which parameter is wrong
 * @returns an error whose message starts with the place: `messages[0].content: expected …`
 */
export function readBody<S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  paramNames: Readonly<Record<string, ParamName>>,
): Result<v.InferOutput<S>, ApiError> {
  if (isDeeperThan(body, deepestBody))
    return fail({ kind: 'bad-request', status: 400, message: 'body: nested too deeply' })
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  const place = (v.getDotPath(issue) ?? 'body').replaceAll(/\.(\d+)/g, '[$1]')
  const parameter = Object.hasOwn(paramNames, place) ? paramNames[place] : undefined
  return fail({
    kind: parameter === undefined ? 'bad-request' : 'bad-parameter',
    status: 400,
    message: `${place}: ${issue.message}`,
    ...(parameter !== undefined && { parameter }),
  })
}
