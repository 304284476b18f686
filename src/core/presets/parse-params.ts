import * as v from 'valibot'

import { moreParams, paramNames } from '../chat/more-params.ts'
import type { ParamName, Params } from '../chat/params.ts'
import { isDeeperThan, isJsonObject } from '../json.ts'

/** Deeper, and what compares or prints a schema could overflow the stack. */
const mostLevels = 100

const jsonSchema = v.custom<{ readonly [key: string]: unknown }>(
  (value) => isJsonObject(value) && !isDeeperThan(value, mostLevels),
)

/** What each control of a parameter holds. */
const schemas = {
  number: v.pipe(v.number(), v.finite()),
  list: v.array(v.string()),
  choice: v.string(),
  format: v.variant('type', [
    v.object({ type: v.picklist(['text', 'json']) }),
    v.object({
      type: v.literal('json-schema'),
      name: v.string(),
      schema: jsonSchema,
      isStrict: v.exactOptional(v.boolean()),
    }),
  ]),
} as const

const controlOf = (name: ParamName) =>
  moreParams.find((param) => param.name === name)?.control ?? 'number'

/** Parameters of anybody's making, each on its own: one that is broken costs only itself. */
export function parseParams(value: unknown): Params {
  const known = isJsonObject(value) ? value : {}
  const entries = paramNames.flatMap((name) => {
    const parsed = v.safeParse(
      schemas[controlOf(name)],
      Object.hasOwn(known, name) ? known[name] : undefined,
    )
    return parsed.success ? [[name, parsed.output]] : []
  })
  return Object.fromEntries(entries) as Params // each read by the schema of its own control
}
