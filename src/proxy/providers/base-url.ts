import { fail, ok, type Result } from '../../core/result.ts'

/** Where a provider is reached. `origin` is what its key is bound to. */
export interface BaseUrl {
  /** Without a final slash, so that a path can follow. */
  readonly text: string
  readonly origin: string
  /** On this machine: a model may have to be loaded before it answers. */
  readonly isLoopback: boolean
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** @returns on failure the end of a sentence: "the baseUrl of X …". */
export function parseBaseUrl(text: string): Result<BaseUrl, string> {
  if (!URL.canParse(text)) return fail('is not a URL')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fail('must begin with https:// or http://')
  if (url.username !== '' || url.password !== '') return fail('must not contain a user or password')
  if (url.search !== '' || url.hash !== '') return fail('must not contain ? or #')
  return ok({
    text: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    origin: url.origin,
    isLoopback: loopback.test(url.hostname),
  })
}
