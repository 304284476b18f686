import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { hashSources } from './source-hash.mjs'

let root = ''
const write = (name, text) => writeFileSync(path.join(root, name), text)
const hash = () => hashSources(root, ['src', 'index.html'])

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'verbatim-hash-'))
  mkdirSync(path.join(root, 'src'))
  write('index.html', '<!doctype html>')
  write('src/a.ts', 'a')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a change, a new file and a new name each give another hash', () => {
  const before = hash()
  write('src/a.ts', 'b')
  const changed = hash()
  write('src/b.ts', '')
  const added = hash()
  rmSync(path.join(root, 'src/b.ts'))
  write('src/c.ts', '')
  expect(new Set([before, changed, added, hash()]).size).toBe(4)
})

test('tests and papers change nothing that is built', () => {
  const before = hash()
  write('src/a.test.ts', 'test')
  write('src/README.md', 'paper')
  write('src/a.ts', 'a')
  expect(hash()).toBe(before)
})

test('bytes that move from one file to the next are a change', () => {
  write('src/b.ts', 'bc')
  const before = hash()
  write('src/a.ts', 'ab')
  write('src/b.ts', 'c')
  expect(hash()).not.toBe(before)
})
