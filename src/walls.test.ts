import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

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
} from './walls/rules.ts'
import { buildSourceTree } from './walls/source-file.ts'

const root = resolve(import.meta.dirname, '..')

const sources = ['src', 'e2e']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .concat('vite.config.ts')

const read = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

const tree = buildSourceTree(read(sources))

/** What git keeps, or would keep: null when this is a plain copy without git. */
function listKeptFiles(): string[] | null {
  if (!existsSync(join(root, '.git'))) return null
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const answer = execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  return answer.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
}

const kept = listKeptFiles()

test('[W1] a room imports only the rooms and packages of its row, types included', () => {
  expect(checkRooms(tree)).toEqual([])
})

test('[W2] no pane imports another pane, and the kit knows nothing of chat', () => {
  expect(checkPanes(tree)).toEqual([])
})

test('[W3] no import leads back to where it began', () => {
  expect(checkCycles(tree)).toEqual([])
})

test("[W4] a provider's field names appear in the dialects only", () => {
  expect(checkWireNames(tree)).toEqual([])
})

test('[W5] the core has no clock, no dice, no timers and no network', () => {
  expect(checkCorePowers(tree)).toEqual([])
})

test('[W6] no file outgrows 400 lines and none has a default export', () => {
  expect(checkShape(tree)).toEqual([])
})

test('[W7] no text can become HTML or a program, and the ui cannot reach the network', () => {
  expect(checkDoors(tree)).toEqual([])
})

test.skipIf(kept === null)('the top of the repository holds only what tools look for there', () => {
  expect(checkTopLevel(kept ?? [])).toEqual([])
})

test.skipIf(kept === null)('no file names a package registry or a folder of one machine', () => {
  const texts = (kept ?? []).filter((path) => !/\.(png|woff2?|ico)$/.test(path))
  expect(checkTraces(read(texts))).toEqual([])
})
