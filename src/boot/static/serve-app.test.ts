import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { loadApp, type BuiltApp } from './load-app.ts'
import { serveApp } from './serve-app.ts'

let folder = ''
let app: BuiltApp = new Map()
const script = 'console.log("hello")\n'.repeat(100)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-app-'))
  const client = join(folder, 'client')
  mkdirSync(join(client, 'assets'), { recursive: true })
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>App</title>')
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

test('the app answers at its own addresses, and nowhere else', async () => {
  for (const path of ['/', '/?model=x', '/models/moonshotai/kimi-k2', '/models/a/b/'])
    expect(await get(path).text()).toContain('<title>App</title>')
  for (const path of [
    '/index.html',
    '/models',
    '/models/a',
    '/models/a/b/c',
    '/x',
    '/assets/',
    '/assets/x.js',
  ]) {
    const answer = get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('<a href="/">')
  }
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
