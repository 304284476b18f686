import type { AppFile, BuiltApp } from './load-app.ts'
import { notFoundPage } from './not-found-page.ts'

/** Addresses of the app itself: the front page and the page of a model, `/models/<vendor>/<slug>`. */
const isAppPath = (path: string): boolean =>
  path === '/' || /^\/models\/[^/]+\/[^/]+\/?$/.test(path)

/** Everything in there has the hash of its content in its name. */
const immutable = 'public, max-age=31536000, immutable'

/** Asked for again each time, and answered 304 when it is the same. */
const revalidated = 'no-cache'

function accepts(request: Request, encoding: string): boolean {
  const offered = (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',')
  return offered.some((offer) => {
    const [name, ...parameters] = offer.split(';').map((part) => part.trim())
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

function pickEncoding(request: Request, file: AppFile) {
  if (file.brotli !== null && accepts(request, 'br'))
    return { content: file.brotli, encoding: 'br' } as const
  if (file.gzip !== null && accepts(request, 'gzip'))
    return { content: file.gzip, encoding: 'gzip' } as const
  return { content: file.content, encoding: null } as const
}

function answerFile(request: Request, file: AppFile, cacheControl: string): Response {
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': cacheControl,
    etag: file.etag,
    vary: 'accept-encoding',
  })
  if (request.headers.get('if-none-match') === file.etag)
    return new Response(null, { status: 304, headers })
  const { content, encoding } = pickEncoding(request, file)
  if (encoding !== null) headers.set('content-encoding', encoding)
  headers.set('content-length', String(content.byteLength))
  return new Response(request.method === 'HEAD' ? null : content, { headers })
}

function answerNotFound(request: Request): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(request.method === 'HEAD' ? null : notFoundPage, { status: 404, headers })
}

/** Answers everything that is neither `/api` nor `/demo`, from the files of the build. */
export function serveApp(app: BuiltApp, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  const path = new URL(request.url).pathname
  const file = app.get(isAppPath(path) ? '/index.html' : path)
  if (file === undefined || path === '/index.html') return answerNotFound(request)
  return answerFile(request, file, path.startsWith('/assets/') ? immutable : revalidated)
}
