import { isJsonObject } from '../json.ts'

/** No line of the format is nested half as deep, and looking deeper could overflow the stack. */
const mostLevels = 16

/** Members that other code may take for a part of the language (security.md, rows 61 and 75). */
const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** @returns what no part of a line may hold, as the rest of a sentence; null when it holds nothing of it */
export const findForbidden = (value: unknown): string | null => findIn(value, mostLevels)

function findIn(value: unknown, levels: number): string | null {
  if (typeof value === 'number' && !Number.isFinite(value))
    return 'holds a number that is too large'
  if (typeof value !== 'object' || value === null) return null
  if (levels === 0) return 'is nested too deep'
  if (isJsonObject(value)) {
    const name = Object.keys(value).find((each) => forbiddenNames.has(each))
    if (name !== undefined) return `holds a member with the name "${name}"`
  }
  for (const member of Object.values(value)) {
    const found = findIn(member, levels - 1)
    if (found !== null) return found
  }
  return null
}

/**
 * Where a value was changed by reading it. Reading is tolerant: it leaves out what it cannot use and
 * puts an initial value in the place of what is broken. Here that is a fault, save for members that
 * are missing (they are younger than the file) or unknown.
 * @returns the place, as in `run.toolCalls[2].name`; null when all that is known was kept
 */
export function findChanged(before: unknown, after: unknown, place: string): string | null {
  if (typeof after !== 'object' || after === null) return before === after ? null : place
  if (typeof before !== 'object' || before === null) return place
  if (Array.isArray(after)) {
    if (!Array.isArray(before) || before.length !== after.length) return place
    return first(after, (item, index) => findChanged(before[index], item, `${place}[${index}]`))
  }
  const known = before as Readonly<Record<string, unknown>> // an object, and only own members are read
  if (Array.isArray(before)) return place
  return first(Object.entries(after), ([name, member]) =>
    Object.hasOwn(known, name) ? findChanged(known[name], member, `${place}.${name}`) : null,
  )
}

function first<T>(
  items: readonly T[],
  find: (item: T, index: number) => string | null,
): string | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== null) return found
  }
  return null
}
