import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createProviderRows } from './configured-rows.ts'
import { readServerSettings } from './server-options.ts'
import { createSettings, type Environment } from './settings.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-env-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const rowsOf = (path: string, { report = (_line: string) => {}, isLocalMode = false } = {}) => {
  const settings = createSettings({ VERBATIM_PROVIDERS: path }, folder)
  return createProviderRows({ settings, folder, isLocalMode, report })
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

test('.env fills what the environment leaves open', () => {
  write('.env', '# keys\nA=file\nB="in quotes"\nexport C=exported\nD=file\n')
  const settings = createSettings({ A: 'set', D: '' }, folder)
  expect(['A', 'B', 'C', 'D', 'E'].map(settings.read)).toEqual([
    'set',
    'in quotes',
    'exported',
    'file',
    undefined,
  ])
})

test('.env counts again after every change: made, edited, replaced, removed', async () => {
  let reloads = 0
  const settings = createSettings({}, folder, () => {
    reloads += 1
  })
  expect(settings.read('KEY')).toBeUndefined()
  write('.env', 'KEY=one')
  expect(settings.read('KEY')).toBe('one')
  write('.env', 'KEY=three')
  expect(settings.read('KEY')).toBe('three')
  write('.env.new', 'KEY=four')
  renameSync(join(folder, '.env.new'), join(folder, '.env')) // as editors save
  expect(settings.read('KEY')).toBe('four')
  rmSync(join(folder, '.env'))
  expect(settings.read('KEY')).toBeUndefined()
  await Promise.resolve()
  expect(reloads).toBe(4)
})

test('.env is read as Windows writes it: with a mark in front, or as UTF-16', () => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(join(folder, '.env'), Buffer.from('\ufeffA=first\r\nB=second\r\n', encoding))
    const settings = createSettings({}, folder)
    expect(['A', 'B'].map(settings.read)).toEqual(['first', 'second'])
  }
})

test('a file that cannot be looked at is as good as not there', () => {
  symlinkSync('.env', join(folder, '.env'))
  expect(createSettings({}, folder).read('A')).toBeUndefined()
  for (const path of ['.env', 'a\0b'])
    expect(rowsOf(path)).toEqual({
      ok: false,
      error: 'VERBATIM_PROVIDERS: there is no such file.',
    })
})

test('a name of the prototype is no setting', () => {
  expect(createSettings({}, folder).read('constructor')).toBeUndefined()
})

const settingsOf = (env: Environment) => readServerSettings(createSettings(env, folder))

test('without a setting the server listens on this machine only, at 8787', () => {
  expect(settingsOf({})).toMatchObject({
    ok: true,
    value: { host: '127.0.0.1', port: 8787, allowedHosts: ['127.0.0.1'], accessToken: null },
  })
})

test.each(['0.0.0.0', '::', '192.168.1.5', 'example.test', '127.0.0.1.example.test', '[::]'])(
  'HOST=%s without an access token is refused in one sentence; with one it is not',
  (host) => {
    const refused = settingsOf({ HOST: host })
    if (refused.ok) throw new Error('it was accepted')
    expect(refused.error).toContain('VERBATIM_ACCESS_TOKEN')
    expect(settingsOf({ HOST: host, VERBATIM_ACCESS_TOKEN: 'x'.repeat(20) }).ok).toBe(true)
  },
)

test.each(['127.0.0.1', 'localhost', '::1', '[::1]', '127.1.2.3'])(
  'HOST=%s needs no token',
  (host) => {
    expect(settingsOf({ HOST: host }).ok).toBe(true)
  },
)

test.each([
  { PORT: 'x' },
  { PORT: '70000' },
  { PORT: '-1' },
  { VERBATIM_ANSWER_MB: 'much' },
  { VERBATIM_IDLE_TIMEOUT_S: '0' },
  { VERBATIM_TOTAL_TIMEOUT_S: '9999999' },
])('%j is refused by name', (env) => {
  const refused = settingsOf(env)
  if (refused.ok) throw new Error('it was accepted')
  expect(refused.error).toContain(Object.keys(env)[0])
})

const longEnough = { VERBATIM_ACCESS_TOKEN: 'x'.repeat(16) }

test('limits and further hosts are read', () => {
  const env = { VERBATIM_ANSWER_MB: '0.5', ALLOWED_HOSTS: 'a.test, b.test:1 ,', ...longEnough }
  expect(settingsOf(env)).toMatchObject({
    value: { limits: { maxRunBytes: 524_288 }, allowedHosts: ['127.0.0.1', 'a.test', 'b.test:1'] },
  })
})

test('further hosts open the server as an address does: without an access token it does not start', () => {
  const refused = settingsOf({ ALLOWED_HOSTS: 'play.example.test' })
  if (refused.ok) throw new Error('it was accepted')
  expect(refused.error).toMatch(/^ALLOWED_HOSTS opens this server.*VERBATIM_ACCESS_TOKEN/)
})

test.each([
  [true, {}],
  [true, { HOST: 'localhost', ALLOWED_HOSTS: 'verbatim.localhost:8787, localhost' }],
  [true, longEnough],
  [false, { ...longEnough, ALLOWED_HOSTS: 'play.example.test' }],
  [false, { ...longEnough, ALLOWED_HOSTS: 'localhost.example.test' }],
  [false, { ...longEnough, HOST: '0.0.0.0' }],
  [false, { ...longEnough, HOST: '192.168.1.5' }],
])('local mode is %s with %j', (isLocalMode, env) => {
  expect(settingsOf(env)).toMatchObject({ ok: true, value: { isLocalMode } })
})

test.each(['127.0.0.1', '0.0.0.0'])('a token that can be guessed is refused at HOST=%s', (host) => {
  const refused = settingsOf({ HOST: host, VERBATIM_ACCESS_TOKEN: 'x'.repeat(15) })
  if (refused.ok) throw new Error('it was accepted')
  expect(refused.error).toBe(
    'VERBATIM_ACCESS_TOKEN must have at least 16 characters: a short one can be guessed.',
  )
})

const anEntry = (id: string) => ({
  id,
  name: id,
  baseUrl: 'http://127.0.0.1:1',
  dialects: ['openai-chat'],
})

test('providers.json adds providers before the demo, and a change counts at once', () => {
  write('providers.json', JSON.stringify({ providers: [anEntry('one')] }))
  const reported: string[] = []
  const rows = rowsOf('providers.json', { report: (line) => reported.push(line) })
  if (!rows.ok) throw new Error(rows.error)
  const lastIds = () =>
    rows
      .value()
      .map(({ id }) => id)
      .slice(-2)
  expect(lastIds()).toEqual(['one', 'demo'])
  write('providers.json', JSON.stringify({ providers: [anEntry('another')] }))
  expect(lastIds()).toEqual(['another', 'demo'])
  write('providers.json', '{ "providers": ')
  expect(lastIds()).toEqual(['another', 'demo'])
  expect(reported).toHaveLength(1)
  expect(reported[0]).toContain('The last good list still counts.')
})

test('a providers.json that is wrong at the start is an error with its place', () => {
  expect(rowsOf('none.json')).toEqual({
    ok: false,
    error: 'VERBATIM_PROVIDERS: there is no such file.',
  })
  write('providers.json', '{"providers":[{"id":"x"}]}')
  const rows = rowsOf('providers.json')
  expect(!rows.ok && rows.error).toContain('providers.0')
})

test('in local mode the runtimes of this machine are providers, save where the file has the id', () => {
  write('providers.json', JSON.stringify({ providers: [anEntry('ollama')] }))
  const idsOf = (isLocalMode: boolean) => {
    const rows = rowsOf('providers.json', { isLocalMode })
    return rows.ok ? rows.value().map(({ id, isLocal }) => `${id}${isLocal ? ' here' : ''}`) : []
  }
  expect(idsOf(true).slice(-6)).toEqual([
    'ollama',
    'lm-studio here',
    'llama-cpp here',
    'vllm here',
    'jan here',
    'demo',
  ])
  expect(idsOf(false).slice(-2)).toEqual(['ollama', 'demo'])
})

test('a providers.json that .env names after the start counts at once, and so does its going', () => {
  write('providers.json', JSON.stringify({ providers: [anEntry('later')] }))
  const settings = createSettings({}, folder)
  const reported: string[] = []
  const report = (line: string) => reported.push(line)
  const rows = createProviderRows({ settings, folder, isLocalMode: false, report })
  if (!rows.ok) throw new Error(rows.error)
  const hasIt = () => rows.value().some(({ id }) => id === 'later')
  expect(hasIt()).toBe(false)
  write('.env', 'VERBATIM_PROVIDERS=providers.json')
  expect(hasIt()).toBe(true)
  write('.env', 'VERBATIM_PROVIDERS=none.json')
  expect(hasIt()).toBe(true)
  expect(reported).toEqual([
    'VERBATIM_PROVIDERS: there is no such file. The last good list still counts.',
  ])
  write('.env', '')
  expect(hasIt()).toBe(false)
})
