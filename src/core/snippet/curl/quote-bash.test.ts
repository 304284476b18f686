import { spawnSync } from 'node:child_process'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { heredocDelimiter, quoteShell } from './quote-bash.ts'

const hasBash = spawnSync('bash', ['--version']).status === 0
const note = hasBash ? '' : ' (bash is missing: not run)'

test('words that need no quotes get none', () => {
  expect(quoteShell('https://a.example/v1')).toBe('https://a.example/v1')
  expect(quoteShell('')).toBe("''")
  expect(quoteShell("it's")).toBe(String.raw`'it'\''s'`)
})

describe.skipIf(!hasBash)(`in a real shell${note}`, () => {
  test('[S2] any list of strings survives quoting', { timeout: 30_000 }, () => {
    const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const script = `printf '%s\\0' ${words.map(quoteShell).join(' ')}`
        const { stdout } = spawnSync('bash', { input: script, encoding: 'utf8' })
        expect(stdout.split('\0').slice(0, -1)).toEqual(words)
      }),
      { numRuns: 60 },
    )
  })
})

test('a here-document ends with a word that is no line of the body', () => {
  expect(heredocDelimiter('{}\n')).toBe('JSON')
  expect(heredocDelimiter('JSON\n')).toBe('JSON_2')
  expect(heredocDelimiter('x\nJSON\nJSON_2\n')).toBe('JSON_3')
  expect(heredocDelimiter('JSON \n')).toBe('JSON')
})
