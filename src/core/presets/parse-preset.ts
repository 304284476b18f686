import * as v from 'valibot'

import { withoutApiKeys } from '../chat/api-key-in-text.ts'
import { dialectIds } from '../dialect/request-dialects.ts'
import { parseParams } from './parse-params.ts'
import type { Preset } from './preset.ts'

/** The version of what is kept. A released one stays readable (law H2). */
export const presetVersion = 1

const longestName = 80

const textOrNull = v.nullable(v.string())

const presetSchema = v.object({
  version: v.literal(presetVersion),
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  params: v.optional(v.unknown()),
  choice: v.optional(v.unknown()),
  system: v.optional(v.unknown()),
  extraBody: v.optional(v.unknown()),
})

const choiceSchema = v.object({
  providerId: v.string(),
  modelId: v.string(),
  dialectId: v.picklist(dialectIds),
})

/**
 * A preset as it lay on a disk or came in a file. A part that is broken is left as it is when the
 * preset is used, and a parameter that is broken is not sent.
 * @returns null when it is no preset, has no name, or is of a version that is not known
 */
export function parsePreset(value: unknown): Preset | null {
  const parsed = v.safeParse(presetSchema, value)
  if (!parsed.success) return null
  const { id, name, params, choice, system, extraBody } = parsed.output
  return {
    id,
    name: name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name,
    params: parseParams(params),
    ...partOf('choice', choiceSchema, choice),
    ...partOf('system', textOrNull, system),
    ...partOf('extraBody', textOrNull, extraBody),
  }
}

function partOf<Name extends string, S extends v.GenericSchema>(
  name: Name,
  schema: S,
  value: unknown,
): { readonly [N in Name]?: v.InferOutput<S> } {
  const parsed = v.safeParse(schema, value)
  // A computed name is a string to the compiler.
  return (parsed.success ? { [name]: parsed.output } : {}) as { [N in Name]?: v.InferOutput<S> }
}

/** What `parsePreset` reads. What looks like a key in it is not written down (K1). */
export function presetToKeep(preset: Preset): Preset & { readonly version: number } {
  const { name, system, extraBody } = preset
  return {
    ...preset,
    version: presetVersion,
    name: withoutApiKeys(name),
    ...(typeof system === 'string' && { system: withoutApiKeys(system) }),
    ...(typeof extraBody === 'string' && { extraBody: withoutApiKeys(extraBody) }),
  }
}
