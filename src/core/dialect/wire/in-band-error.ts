import { isJsonObject, stringAt, type JsonValue } from '../../json.ts'

/**
 * Whether a payload that came under status 200 is, or holds, an error.
 * @param answerField the member every answer of the dialect has: a payload with it is judged by its
 *   `error` member alone
 * @see contract.md §1, "Errors", and §2, "Errors mid-stream"
 */
export function holdsError(value: JsonValue, answerField: string): boolean {
  if (Array.isArray(value)) {
    const [first] = value as readonly JsonValue[]
    return isJsonObject(first) && isSaid(first['error'])
  }
  if (!isJsonObject(value)) return false
  if (isSaid(value['error'])) return true
  if (value['status'] === 'error') return true
  const kind = stringAt(value, 'type') ?? stringAt(value, 'object')
  // What names its own kind is an error when the name says so: new kinds are ignored (law D4).
  if (kind !== null) return /error/i.test(kind)
  if (Object.hasOwn(value, answerField)) return false
  return ['message', 'messege', 'msg', 'detail', 'errors'].some((name) => isSaid(value[name]))
}

/** ModelsLab's answer to a request it put into a queue: neither an answer nor an error. */
export const isQueued = (value: JsonValue): boolean =>
  stringAt(value, 'status') === 'processing' || stringAt(value, 'status') === 'queued'

/** An empty error bag is `[]`, `{}` or `""` in places. */
function isSaid(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}
