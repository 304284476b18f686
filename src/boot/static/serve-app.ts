import type { AppFile, BuiltApp } from './load-app.ts'
import { findPage, notFoundPage, type Page } from './pages.ts'
import { prefersMarkdown } from './prefers-markdown.ts'

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
  const brotli = accepts(request, 'br') ? file.brotli() : null
  if (brotli !== null) return { content: brotli, encoding: 'br' } as const
  const gzip = accepts(request, 'gzip') ? file.gzip() : null
  if (gzip !== null) return { content: gzip, encoding: 'gzip' } as const
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

function answerNotFound(request: Request, app: BuiltApp): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  const page = notFoundPage(app, new URL(request.url).pathname)
  return new Response(request.method === 'HEAD' ? null : page, { status: 404, headers })
}

/** A page, or its twin for those who would rather read that; either says where the other things are. */
function answerPage(request: Request, app: BuiltApp, page: Page): Response {
  const { twinPath, describedBy } = page
  const twin = twinPath === null ? undefined : app.get(twinPath)
  const wantsTwin = twin !== undefined && prefersMarkdown(request.headers.get('accept'))
  const answer = answerFile(request, wantsTwin ? twin : page.file, revalidated)
  answer.headers.append('link', `<${describedBy}>; rel="describedby"`)
  if (twinPath === null) return answer
  answer.headers.append('link', `<${twinPath}>; rel="alternate"; type="text/markdown"`)
  answer.headers.set('vary', 'accept, accept-encoding')
  return answer
}

/** Answers everything that is neither `/api` nor `/demo`, from the files of the build. */
export function serveApp(app: BuiltApp, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  const path = new URL(request.url).pathname
  const page = findPage(app, path)
  if (page !== null) return answerPage(request, app, page)
  const file = path.endsWith('.html') ? undefined : app.get(path)
  if (file === undefined) return answerNotFound(request, app)
  return answerFile(request, file, path.startsWith('/assets/') ? immutable : revalidated)
}
