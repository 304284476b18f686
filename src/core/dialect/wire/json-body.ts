import type { ApiError } from '../../chat/api-error.ts'
import { fail, ok, type Result } from '../../result.ts'

/**
 * Deeper than any schema a person wrote; a circular or hostile one ends here instead of in a full
 * stack. Holds for requests that are written and for those that are read. Python reads no
 * literal with more than 200 brackets open, and a call takes two of them.
 */
export const deepestBody = 190

/**
 * The text of a request body: two-space indentation and one final newline. Members that are
 * undefined are left out.
 * @returns an error when a text or number in it has no portable JSON form
 */
export function formatBody(value: unknown): Result<string, ApiError> {
  const problem = findProblem(value, '', 0)
  if (problem !== null) return fail({ kind: 'bad-request', message: problem })
  return ok(`${JSON.stringify(value, null, 2)}\n`)
}

/** With the `u` flag this matches a surrogate only when its other half is missing. */
const loneSurrogate = /\p{Surrogate}/u

function findProblem(value: unknown, place: string, depth: number): string | null {
  const where = place === '' ? 'the request' : place
  if (depth > deepestBody) return `${where} is nested too deeply.`
  switch (typeof value) {
    case 'string':
      return loneSurrogate.test(value)
        ? `${where} holds half a character (a lone surrogate), which JSON cannot carry safely. Delete it and type it again.`
        : null
    case 'number':
      return Number.isFinite(value) ? null : `${where} is ${value}, which is not a number in JSON.`
    case 'bigint':
      return `${where} is a number too large for JSON.`
    case 'object':
      return value === null ? null : findInside(value, place, depth)
    default: // a flag, or what is left out
      return null
  }
}

function findInside(value: object, place: string, depth: number): string | null {
  const isList = Array.isArray(value)
  for (const [key, member] of Object.entries(value)) {
    if (loneSurrogate.test(key))
      return `A name in ${place || 'the request'} holds half a character.`
    const inner = isList ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`
    const problem = findProblem(member, inner, depth + 1)
    if (problem !== null) return problem
  }
  return null
}
