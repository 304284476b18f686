import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'

import type { JsonValue } from '../../json.ts'
import { describeLiterals } from '../__fixtures__/describe-literals.ts'
import { printLiteral } from '../literal.ts'
import { javascriptSyntax } from './literal.ts'

function run(list: string): JsonValue {
  const input = `console.log(JSON.stringify(${list}))\n`
  const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout) as JsonValue // what JSON.stringify wrote
}

describeLiterals({ name: 'JavaScript', syntax: javascriptSyntax, run })

test('keys that are names have no quotes, and `__proto__` is a member, not the prototype', () => {
  const value = JSON.parse('{"a_1":1,"a-b":[],"__proto__":{"x":null}}') as JsonValue // JSON by eye
  expect(printLiteral(value, javascriptSyntax, 1)).toBe(
    '{ a_1: 1, "a-b": [], ["__proto__"]: { x: null } }',
  )
})

test('what is long is opened, one part to a line', () => {
  const long = 'x'.repeat(70)
  expect(printLiteral({ a: [long, { b: 1, c: {} }] }, javascriptSyntax, 0)).toBe(`\
{
  a: [
    "${long}",
    { b: 1, c: {} },
  ],
}`)
})
