import { fail, ok, type Result } from '../../core/result.ts'

const longestKey = 512

/** Enough to recognise a key, too little to use it. */
const shownCharacters = 4

const wrapping = /^(["'`])(.*)\1$/s

const trimKey = (raw: string): string => {
  const trimmed = raw.trim()
  return (wrapping.exec(trimmed)?.[2] ?? trimmed).trim()
}

function findFault(key: string): string | null {
  if (key.length > longestKey) return `is longer than ${longestKey} characters`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(key)) return 'contains a line break or control character'
  if (/\s/.test(key)) return 'contains a space'
  // ASCII only: an upstream may echo any other character in an encoding that hides it from the mask.
  if (/[^\u0021-\u007e]/.test(key))
    return 'contains a character that no key has, such as a curly quote'
  return null
}

/** The first characters of a key, when it is long enough to spare them. */
const hint = (key: string): string =>
  key.length < 16 ? '' : ` (${key.slice(0, shownCharacters).replace(/[^\w-]/g, '?')}…)`

/**
 * A key from the environment, trimmed; empty text when there is none. What cannot go into a header
 * is refused here, because Node's `fetch` puts the whole key into its error (security.md F2).
 * @returns the fault as a sentence that shows at most four characters of the key.
 */
export function checkKey(variable: string, raw: string): Result<string, string> {
  const key = trimKey(raw)
  const fault = findFault(key)
  if (fault === null) return ok(key)
  return fail(`${variable}${hint(key)} ${fault}. Copy the key again.`)
}
