import { isJsonObject, type JsonValue } from '../json.ts'

/** One place in which two JSON values differ. */
export type MemberChange = {
  /** As a program writes it: `tools[0].function.name`, `extra["a b"]`; empty for the value itself. */
  readonly path: string
} & Change<JsonValue>

/** What became of something that may not be there. */
export type Change<T> =
  | { readonly kind: 'added'; readonly after: T }
  | { readonly kind: 'removed'; readonly before: T }
  | { readonly kind: 'changed'; readonly before: T; readonly after: T }

/** Deeper, and comparing could overflow the stack: such a value was made to do that. */
const mostLevels = 200

/**
 * Where two JSON values differ, the innermost places. Lists are compared item by item. The order of
 * members does not count. What stands deeper than 200 levels counts as changed.
 */
export const diffJson = (before: JsonValue, after: JsonValue): readonly MemberChange[] =>
  diffAt('', before, after, mostLevels)

function diffAt(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  levels: number,
): readonly MemberChange[] {
  if (before === after) return []
  if (before === undefined) return after === undefined ? [] : [{ path, kind: 'added', after }]
  if (after === undefined) return [{ path, kind: 'removed', before }]
  if (levels > 0 && isList(before) && isList(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      diffAt(`${path}[${index}]`, before[index], after[index], levels - 1),
    ).flat()
  if (levels > 0 && isJsonObject(before) && isJsonObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap((name) =>
      diffAt(pathOf(path, name), ownOf(before, name), ownOf(after, name), levels - 1),
    )
  }
  return [{ path, kind: 'changed', before, after }]
}

/** Whether two JSON values are the same, whatever the order of members. */
export const isSameJson = (before: JsonValue | undefined, after: JsonValue | undefined): boolean =>
  diffAt('', before, after, mostLevels).length === 0

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)

const ownOf = (object: { readonly [name: string]: JsonValue }, name: string) =>
  Object.hasOwn(object, name) ? object[name] : undefined

function pathOf(path: string, name: string): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}
