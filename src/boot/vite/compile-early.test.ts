import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'

import { compileEarly } from './compile-early.ts'

test('the hint stands before all else that the build writes into the file, and in no other file', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'verbatim-early-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text)
  write('index.html', '<script type="module" src="/start.ts"></script>')
  write('start.ts', "void import('./part.ts')")
  write('part.ts', "export const further = () => import('./further.ts')")
  // With a style sheet Vite writes a list of what goes with it to the beginning of `part`.
  write('further.ts', "import './further.css'\nexport const words = 'further'")
  write('further.css', 'p { color: red }')
  const { output } = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, modulePreload: { polyfill: false } },
    plugins: [compileEarly(['part'])],
  })) as { output: readonly { name: string; type: string; code: string }[] }
  const scripts = output.filter(({ type }) => type === 'chunk')
  const part = scripts.find(({ name }) => name === 'part')
  expect(part?.code).toMatch(/^\/\/# allFunctionsCalledOnLoad\nconst __vite__mapDeps/)
  expect(scripts.filter(({ code }) => code.includes('allFunctionsCalledOnLoad'))).toEqual([part])
  expect(scripts).toHaveLength(3)
})
