import { fail, ok, type Result } from '../../core/result.ts'
import type { Settings } from './settings.ts'

/**
 * Where people most likely open a public server that was not told: the first name it answers to, over
 * https, as none is safe without. Null where no name is allowed.
 */
export const likelyOrigin = (names: readonly string[]): string | null => {
  const name = names.find((each) => URL.canParse(`https://${each}`))
  return name === undefined ? null : new URL(`https://${name}`).origin
}

/**
 * The one origin that pages, their twins for machines and the maps of both name as theirs (S3). Null
 * when it is not set.
 * @returns on failure one sentence that says what to change
 */
export function readPublicOrigin(settings: Settings): Result<string | null, string> {
  const text = settings.read('PUBLIC_ORIGIN')
  if (text === undefined) return ok(null)
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href // no user, path, query or fragment
  return isOrigin
    ? ok(url.origin)
    : fail('PUBLIC_ORIGIN must be an origin and nothing more, such as https://play.example.com.')
}
