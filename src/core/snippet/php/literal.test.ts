import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'

import type { JsonValue } from '../../json.ts'
import { describeLiterals } from '../__fixtures__/describe-literals.ts'
import { printLiteral } from '../literal.ts'
import { phpSyntax, quote } from './literal.ts'

const hasPhp = spawnSync('php', ['--version']).status === 0

function run(list: string): JsonValue {
  const input = `<?php echo json_encode(${list}, JSON_THROW_ON_ERROR);`
  const { status, stdout, stderr } = spawnSync('php', { input, encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(stdout + stderr)
  return JSON.parse(stdout) as JsonValue // what json_encode wrote
}

describeLiterals({ name: 'PHP', syntax: phpSyntax, run: hasPhp ? run : null })

test('a text without escapes stands in single quotes', () => {
  expect(quote(`it's $5 \\ "x" é`)).toBe(String.raw`'it\'s $5 \\ "x" é'`)
  expect(quote('it\'s\n$5 \\ "x"\u2028')).toBe(String.raw`"it's\n\$5 \\ \"x\"\u{2028}"`)
})

test('objects that json_encode would take for lists are cast', () => {
  expect(printLiteral({}, phpSyntax, 0)).toBe('(object) []')
  expect(printLiteral({ '0': 'a', '1': [] }, phpSyntax, 0)).toBe("(object) ['0' => 'a', '1' => []]")
  expect(printLiteral({ '1': {}, a: null }, phpSyntax, 0)).toBe("['1' => (object) [], 'a' => null]")
})
