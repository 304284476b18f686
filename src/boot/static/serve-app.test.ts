import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { nearestPlace, originPlaceholder } from '../prerender/site-file.ts'
import { loadApp, withOrigin, type BuiltApp } from './load-app.ts'
import { serveApp } from './serve-app.ts'

let folder = ''
let app: BuiltApp = new Map()
const script = 'console.log("hello")\n'.repeat(100)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-app-'))
  const client = join(folder, 'client')
  mkdirSync(join(client, 'assets'), { recursive: true })
  mkdirSync(join(client, 'models/a/b'), { recursive: true })
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>App</title>')
  writeFileSync(join(client, '404.html'), `<!doctype html><a href="/">Back</a>${nearestPlace}`)
  writeFileSync(join(client, 'models.html'), '<title>Catalogue</title>')
  writeFileSync(join(client, 'models/a/b.html'), '<title>Playground</title>')
  writeFileSync(join(client, 'models/a/b.md'), '# Model')
  const address = `<link href="${originPlaceholder}/models/a/b/api">`
  writeFileSync(
    join(client, 'models/a/b/api.html'),
    `<title>Document</title>${address.repeat(100)}`,
  )
  writeFileSync(join(client, 'models/a/b/api.md'), '# API')
  writeFileSync(join(client, 'models/a/b/llms.txt'), '# llms')
  writeFileSync(join(client, 'icon.svg'), '<svg/>')
  writeFileSync(join(client, 'assets/main-1a2b.js'), script)
  writeFileSync(join(client, 'assets/main-1a2b.js.gz'), gzipSync(script))
  writeFileSync(join(folder, 'secret.txt'), 'sk-SENTINEL')
  app = loadApp(client)
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  serveApp(app, new Request(`http://localhost${path}`, { method, headers }))

test('[S6] every page answers at its own address, and at no other', async () => {
  const titles = {
    '/': 'App',
    '/?model=x': 'App',
    '/models': 'Catalogue',
    '/models/a/b': 'Playground',
    '/models/a/b/': 'Playground',
    '/models/a/b/api': 'Document',
  }
  for (const [path, title] of Object.entries(titles))
    expect(await get(path).text()).toContain(`<title>${title}</title>`)
  for (const path of [
    '/index.html',
    '/index',
    '/404',
    '/404.html',
    '/models.html',
    '/models/a',
    '/models/a/b.html',
    '/models/a/b/c',
    '/models/a/b/api/c',
    '/x',
    '/assets/',
    '/assets/x.js',
  ]) {
    const answer = get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('<a href="/">')
  }
})

test('[S40] an address with a slip in it leads to the nearest models', async () => {
  const answer = get('/models/moonshotai/moonshotai-kimi-k2-905/api')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain(
    '<a href="/models/moonshotai/moonshotai-kimi-k2-0905/api">MoonshotAI: Kimi K2 0905</a>',
  )
  expect(await get('/no-model').text()).not.toContain('<li>')
})

test('[S6] [S7] a page has a markdown twin, at its own address and for those who ask for it', async () => {
  const twins = { '/models/a/b': '# Model', '/models/a/b/api': '# API' }
  for (const [path, text] of Object.entries(twins)) {
    const answers = [get(`${path}.md`), get(path, { accept: 'text/markdown' })]
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
      expect(await answer.text()).toBe(text)
    }
    const page = get(path, { accept: 'text/html,*/*;q=0.8' })
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('vary')).toBe('accept, accept-encoding')
    expect(page.headers.get('link')).toBe(
      `</models/a/b/llms.txt>; rel="describedby", <${path}.md>; rel="alternate"; type="text/markdown"`,
    )
  }
})

test('[S5] a page without a twin names the site’s llms.txt, and is HTML whatever is asked for', () => {
  const { headers } = get('/models', { accept: 'text/markdown' })
  expect(headers.get('content-type')).toContain('text/html')
  expect(headers.get('link')).toBe('</llms.txt>; rel="describedby"')
  expect(headers.get('vary')).toBe('accept-encoding')
})

test('[S3] the public origin stands in a page, compressed or not, and its etag is of that', async () => {
  const path = '/models/a/b/api'
  const ask = (origin: string, accept: string) =>
    serveApp(
      withOrigin(app, origin),
      new Request(`http://localhost${path}`, { headers: { 'accept-encoding': accept } }),
    )
  const plain = ask('https://one.example', 'identity')
  expect(await plain.text()).toContain('href="https://one.example/models/a/b/api"')
  const packed = Buffer.from(await ask('https://one.example', 'gzip').arrayBuffer())
  expect(gunzipSync(packed).toString()).toContain('https://one.example')
  const brotli = Buffer.from(await ask('https://one.example', 'br').arrayBuffer())
  expect(brotliDecompressSync(brotli).toString()).not.toContain(originPlaceholder)
  const other = ask('https://two.example', 'identity')
  expect(other.headers.get('etag')).not.toBe(plain.headers.get('etag'))
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%5c..%5csecret.txt',
  '//secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/.env',
  '/assets/main-1a2b.js.gz',
  '/assets/main-1a2b.js%00',
  '/constructor',
])('%s leads nowhere', async (path) => {
  const answer = get(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('SENTINEL')
})

test('hashed files are kept for ever, the rest is asked for again', () => {
  expect(get('/assets/main-1a2b.js').headers.get('cache-control')).toContain('immutable')
  const icon = get('/icon.svg')
  expect(icon.headers.get('cache-control')).toBe('no-cache')
  const etag = icon.headers.get('etag') ?? ''
  expect(get('/icon.svg', { 'if-none-match': etag }).status).toBe(304)
  expect(get('/icon.svg', { 'if-none-match': '"other"' }).status).toBe(200)
})

test('a compressed twin is sent to those who take it', () => {
  const sizeFor = (accept: string) => {
    const { headers } = get('/assets/main-1a2b.js', { 'accept-encoding': accept })
    return [
      headers.get('content-encoding'),
      Number(headers.get('content-length')),
      headers.get('vary'),
    ]
  }
  const packed = ['gzip', gzipSync(script).byteLength, 'accept-encoding']
  const plain = [null, script.length, 'accept-encoding']
  expect(sizeFor('gzip, deflate, br')).toEqual(packed)
  expect(sizeFor('GZIP;q=0.5')).toEqual(packed)
  for (const accept of ['identity', '', 'br', 'gzip;q=0', 'gzip;q=0.0, br', 'xgzip'])
    expect(sizeFor(accept)).toEqual(plain)
})

test('HEAD has the headers and no body; other methods are refused', async () => {
  const head = get('/assets/main-1a2b.js', {}, 'HEAD')
  expect(head.headers.get('content-length')).toBe(String(script.length))
  expect(await head.text()).toBe('')
  expect(get('/', {}, 'POST').status).toBe(405)
})
