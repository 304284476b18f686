import { fail, ok, type Result } from './result.ts'

/** What `JSON.parse` returns, and nothing else. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** A JSON object; any member may be missing. */
export type JsonObject = { readonly [key: string]: JsonValue }

/**
 * `JSON.parse` as a value.
 * Leading white space is fine: OpenRouter pads slow answers with up to 1.4 kB of it (contract.md §2).
 */
export function parseJson(text: string): Result<JsonValue, string> {
  try {
    return ok(JSON.parse(text) as JsonValue) // JSON.parse returns nothing but JSON values
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : 'not JSON')
  }
}

/** An object with named members: no list, no null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an object or list stands inside more than this many others. Looks no deeper than that. */
export const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels < 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1)))

/** Asked for a dozen times in every chunk of an answer, and most often nothing is there. */
const emptyObject: JsonObject = Object.freeze({})
const emptyList: readonly JsonValue[] = Object.freeze([])

/** The member as an object, or `{}`: for reading what a stranger sent without a ladder of checks. */
export const objectAt = (value: unknown, key: string): JsonObject => {
  const member = isJsonObject(value) ? value[key] : undefined
  return isJsonObject(member) ? member : emptyObject
}

/** The member as an array, or `[]`. */
export const arrayAt = (value: unknown, key: string): readonly JsonValue[] => {
  const member = isJsonObject(value) ? value[key] : undefined
  return Array.isArray(member) ? (member as readonly JsonValue[]) : emptyList
}

/** The member when it is a string, otherwise null. */
export const stringAt = (value: unknown, key: string): string | null => {
  const member = isJsonObject(value) ? value[key] : undefined
  return typeof member === 'string' ? member : null
}

/** The member when it is a finite number, otherwise null. */
export const numberAt = (value: unknown, key: string): number | null => {
  const member = isJsonObject(value) ? value[key] : undefined
  return typeof member === 'number' && Number.isFinite(member) ? member : null
}

/**
 * Whether a text that is not JSON is the beginning of some: an object or list that is not closed.
 * `{"a": "b` is, `{"a": 1}"` is not.
 */
export function isCutJson(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isInString && character === '\\') at += 1
    else if (character === '"') isInString = !isInString
    else if (isInString) continue
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
  }
  return depth > 0 && /^\s*[{[]/.test(text)
}
