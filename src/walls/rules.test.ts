import { describe, expect, test } from 'vitest'

import {
  checkCorePowers,
  checkCycles,
  checkDoors,
  checkPanes,
  checkRooms,
  checkShape,
  checkTopLevel,
  checkTraces,
  checkWireNames,
  type Rule,
} from './rules.ts'
import { buildSourceTree } from './source-file.ts'

/** A break planted in an otherwise sound tree must be the one thing that is found. */
type Planted = readonly [name: string, path: string, text: string]

function catches(rule: Rule, planted: readonly Planted[]) {
  test.each(planted)('catches %s', (_name, path, text) => {
    const found = rule(buildSourceTree({ ...sound, [path]: text }))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(path)
  })
}

function allows(rule: Rule, planted: readonly Planted[]) {
  test.each(planted)('allows %s', (_name, path, text) => {
    expect(rule(buildSourceTree({ ...sound, [path]: text }))).toEqual([])
  })
}

const sound = {
  'src/core/chat/message.ts': `export interface Message { readonly role: string }`,
  'src/proxy/app.ts': `import { Hono } from 'hono'\nexport const app = new Hono()`,
  'src/client/db/database.ts': `import { openDB } from 'idb'\nexport const open = openDB`,
  'src/ui/kit/button.tsx': `export const Button = () => <button type="button">Send</button>`,
  'src/ui/chat/log.tsx': `import { Button } from '../kit/button.tsx'\nexport const Log = Button`,
  'src/ui/app/app.tsx': `import { Log } from '../chat/log.tsx'\nexport const App = Log`,
  'src/boot/server.ts': `import { app } from '../proxy/app.ts'\nexport const server = app`,
}

describe('[W1] rooms', () => {
  catches(checkRooms, [
    ['core reaching up', 'src/core/a.ts', `import { app } from '../proxy/app.ts'`],
    ['core reaching up for a type', 'src/core/a.ts', `import type { A } from '../ui/app/app.tsx'`],
    ['a type that is imported in place', 'src/core/a.ts', `type A = import('../proxy/app.ts').A`],
    ['a package core does not have', 'src/core/a.ts', `import { z } from 'zod'`],
    ['a package of a similar name', 'src/core/a.ts', `import { v } from 'valibot-extra'`],
    ['Node in the proxy', 'src/proxy/a.ts', `import { readFileSync } from 'node:fs'`],
    ['the proxy in the demo', 'src/demo/a.ts', `export { app } from '../proxy/app.ts'`],
    ['React in the client', 'src/client/a.ts', `import { useState } from 'react'`],
    ['the proxy in the client', 'src/client/a.ts', `export * from '../proxy/app.ts'`],
    ['a dynamic import', 'src/ui/chat/a.ts', `export const a = () => import('../../proxy/app.ts')`],
    [
      'an address that is computed',
      'src/ui/chat/a.ts',
      `export const a = (n: string) => import(n)`,
    ],
    ['the database in the ui', 'src/ui/chat/a.ts', `import { openDB } from 'idb'`],
    [
      'a worker from another room',
      'src/ui/chat/a.ts',
      `new URL('../../proxy/app.ts', location.href)`,
    ],
    [
      'a front door from inside',
      'src/ui/app/a.ts',
      `import { server } from '../../boot/server.ts'`,
    ],
    ['a file outside the house', 'src/ui/app/a.ts', `import p from '../../../package.json'`],
    ['a file in no room', 'src/a.ts', `import { app } from './proxy/app.ts'`],
    ['a fake in what is built', 'src/client/a.ts', `import { clock } from './testing/clock.ts'`],
    ['a room nobody planned', 'src/shared/a.ts', `import { app } from '../proxy/app.ts'`],
  ])
  allows(checkRooms, [
    ['a fake its tools', 'src/core/testing/a.ts', `import { vi } from 'vitest'`],
    ['a test its tools', 'src/core/a.test.ts', `import { test } from 'vitest'`],
    ['a subpath', 'src/client/a.ts', `import { createStore } from 'zustand/vanilla'`],
    ['a family of packages', 'src/ui/chat/a.ts', `import math from 'remark-math'`],
    ['an arrow in a comment', 'src/core/a.ts', `// import { app } from '../proxy/app.ts'`],
    ['an arrow in a string', 'src/core/a.ts', 'export const a = `import x from "react"`'],
  ])
})

describe('[W2] panes', () => {
  catches(checkPanes, [
    ['pane to pane', 'src/ui/params/a.ts', `import { Log } from '../chat/log.tsx'`],
    ['pane to app', 'src/ui/params/a.ts', `import type { App } from '../app/app.tsx'`],
    ['kit to core', 'src/ui/kit/a.ts', `import type { Message } from '../../core/chat/message.ts'`],
    ['kit to pane', 'src/ui/kit/a.ts', `import { Log } from '../chat/log.tsx'`],
  ])
})

test('[W3] a cycle is found, over types and re-exports too', () => {
  const tree = buildSourceTree({
    'src/core/a.ts': `import type { B } from './b.ts'\nexport type A = B`,
    'src/core/b.ts': `export * from './c.ts'`,
    'src/core/c.ts': `import { A } from './a.ts'\nexport type B = A`,
  })
  expect(checkCycles(tree)).toEqual([
    'src/core/a.ts > src/core/b.ts > src/core/c.ts > src/core/a.ts',
  ])
  expect(checkCycles(buildSourceTree(sound))).toEqual([])
})

describe('[W4] wire names', () => {
  catches(checkWireNames, [
    ['a field', 'src/proxy/a.ts', `export const limit = (body) => body.max_tokens`],
    ['a key', 'src/core/snippet/a.ts', `export const body = { top_p: 1 }`],
    ['a header', 'src/proxy/a.ts', `export const h = { 'anthropic-version': '2023-06-01' }`],
    ['a word in a template', 'src/demo/a.ts', 'export const t = `{"finish_reason":"stop"}`'],
  ])
  allows(checkWireNames, [
    ['a dialect its fields', 'src/core/dialect/a.ts', `export const f = 'finish_reason'`],
    ['prose', 'src/ui/chat/a.ts', `// finish_reason is the dialect's word\nexport const a = 1`],
  ])
})

describe('[W5] the powers of the core', () => {
  catches(checkCorePowers, [
    ['the clock', 'src/core/a.ts', `export const now = () => Date.now()`],
    ['the clock as an object', 'src/core/a.ts', `export const now = () => new Date()`],
    ['dice', 'src/core/a.ts', `export const roll = () => Math.random()`],
    ['a timer', 'src/core/a.ts', `export const later = (f) => setTimeout(f, 1)`],
    ['the console', 'src/core/a.ts', `console.log('here')`],
  ])
  allows(checkCorePowers, [
    ['a time that was handed in', 'src/core/a.ts', `export const at = (ms) => new Date(ms)`],
  ])
})

describe('[W6] shape', () => {
  catches(checkShape, [
    ['line 401', 'src/ui/a.ts', 'export {}\n'.repeat(401)],
    ['a default export', 'src/ui/a.ts', `export default function A() {}`],
    ['a default export by name', 'src/ui/a.ts', `const a = 1\nexport { a as default }`],
    ['a default export in a script', 'src/boot/scripts/a.mjs', `export default 1`],
  ])
  allows(checkShape, [
    ['line 400', 'src/ui/a.ts', 'export {}\n'.repeat(400)],
    ['what a tool asks for', 'e2e/playwright.config.ts', `export default {}`],
  ])
})

describe('[W7] doors', () => {
  catches(checkDoors, [
    ['HTML through React', 'src/ui/a.tsx', `<p dangerouslySetInnerHTML={{ __html: '' }} />`],
    ['HTML through props', 'src/ui/a.tsx', `const p = { dangerouslySetInnerHTML: 1 }`],
    ['HTML through the DOM', 'src/boot/a.ts', `document.body.innerHTML = ''`],
    ['HTML by a computed name', 'src/ui/a.ts', `document.body['innerHTML'] = ''`],
    ['a program', 'src/ui/a.ts', `export const a = new Function('return 1')`],
    ['the network', 'src/ui/a.ts', `export const a = () => fetch('/api/runs')`],
    ['the network under another name', 'src/ui/a.ts', `const get = fetch`],
    ['the network through window', 'src/ui/a.ts', `window.fetch('/')`],
    ['the database', 'src/ui/a.ts', `indexedDB.open('verbatim')`],
  ])
  allows(checkDoors, [
    ['a method of that name', 'src/ui/a.ts', `export const a = (query) => query.fetch()`],
    ['the network in the client', 'src/client/a.ts', `export const a = () => fetch('/')`],
  ])
})

test('a file at the top that no tool asks for is found', () => {
  expect(checkTopLevel(['README.md', 'src/core/a.ts', 'plan.md'])).toEqual([
    'plan.md lies at the top',
  ])
})

test('a registry and a folder of one machine are found, addresses and routes are not', () => {
  const registry = ['https://registry', 'npmjs', 'org/vite'].join('.')
  const folder = ['', 'home', 'ann', 'verbatim'].join('/')
  const windows = ['C:', 'Users', 'ann'].join('\\')
  expect(checkTraces({ a: registry, b: `cd ${folder}`, c: windows })).toHaveLength(3)
  expect(checkTraces({ a: 'https://example.com/home/news', b: './root/x', c: '~/code/x' })).toEqual(
    [],
  )
})
