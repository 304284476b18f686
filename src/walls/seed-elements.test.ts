import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { buildSourceTree } from './source-file.ts'

const root = resolve(import.meta.dirname, '../..')

/** The elements of the page Verbatim starts from, as `product.md` numbers them. */
const all = Array.from({ length: 61 }, (_, index) => index + 1)

/** Laws of the snippets have the numbers S1 to S3 too, in tests of their own. */
const isAboutSnippets = (path: string): boolean => /\/(snippet|snippets|snippet-proof)\//.test(path)

const testFiles = ['src', 'e2e']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path) && path !== 'src/walls/seed-elements.test.ts')

/** `S41`, `[S41]`, `S10–S14`, `[S10]–[S14]`: one number, or all from the first to the last. */
const reference = /\bS(\d+)\]?(?:–\[?S?(\d+))?/g

function numbersIn(code: string): readonly number[] {
  return [...code.matchAll(reference)].flatMap(([, first, last = first]) =>
    all.filter((number) => number >= Number(first) && number <= Number(last)),
  )
}

test('every element of the page we start from is named by a test, S1 to S61', () => {
  const texts = testFiles
    .filter((path) => !isAboutSnippets(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
  // Without comments: there a number may stand for what nobody tests.
  const tree = buildSourceTree(Object.fromEntries(texts))
  const named = new Set([...tree.values()].flatMap(({ code }) => numbersIn(code)))
  expect(all.filter((number) => !named.has(number))).toEqual([])
})

test('numbers are read one by one and as ranges', () => {
  expect(numbersIn("test('[S4]–[S7], S10–12 and S20: x')")).toEqual([4, 5, 6, 7, 10, 11, 12, 20])
  expect(numbersIn("test('H3, CSS2, S99')")).toEqual([])
})
