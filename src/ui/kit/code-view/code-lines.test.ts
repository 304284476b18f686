import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createLineSplitter, splitCodeLines, type CodeGrammar } from './code-lines.ts'

const jsonLines = (code: string, grammar: CodeGrammar) =>
  splitCodeLines(code, grammar)
    .filter((line) => line.grammar === 'json')
    .map((line) => line.text)

test('all lines together are the code', () => {
  const anyLine = fc.constantFrom("<<'JSON'", 'JSON', "@'", "'@", '\r', '', ' ', '{"a": 1}')
  const anyCode = fc.array(anyLine).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(anyCode, fc.constantFrom('bash', 'powershell', 'php'), (code, grammar) => {
      const lines = splitCodeLines(code, grammar)
      expect(lines.map((line) => line.text).join('')).toBe(code)
    }),
  )
})

test('in bash, what a here-document holds is JSON, up to its own mark', () => {
  const code = "curl -d @- <<'JSON_1'\n{\nJSON\n  <<'X'\n}\nJSON_1\necho\n"
  expect(jsonLines(code, 'bash')).toEqual(['{\n', 'JSON\n', "  <<'X'\n", '}\n'])
})

test('in PowerShell, what a here-string holds is JSON', () => {
  const code = '$body = @\'\n{ "a": "\'@" }\n\'@ | Out-Null\n$b = 1\n'
  expect(jsonLines(code, 'powershell')).toEqual(['{ "a": "\'@" }\n'])
})

test('elsewhere such marks mean nothing', () => {
  expect(jsonLines("a = x <<'JSON'\n1\n", 'python')).toEqual([])
  expect(jsonLines("a @'\n1\n", 'bash')).toEqual([])
})

test('after an edit the lines are those of the new code, whatever was kept of the old', () => {
  const anyLine = fc.constantFrom("<<'JSON'", 'JSON', "@'", "'@", '', ' ', '{"a": 1}')
  const anyCode = fc.array(anyLine, { maxLength: 8 }).map((lines) => lines.join('\n'))
  const grammars = fc.constantFrom('bash', 'powershell', 'php')
  fc.assert(
    fc.property(fc.array(anyCode, { minLength: 2 }), grammars, (codes, grammar) => {
      const split = createLineSplitter()
      for (const code of codes) expect(split(code, grammar)).toEqual(splitCodeLines(code, grammar))
    }),
  )
})

test('a line that comes before all others may make them another language', () => {
  const split = createLineSplitter()
  split("<<'JSON'", 'bash')
  const code = "<<'JSON'\n<<'JSON'"
  expect(split(code, 'bash')).toEqual(splitCodeLines(code, 'bash'))
})

test('a letter costs one line: all others are the same objects', () => {
  const split = createLineSplitter()
  const before = split("x <<'JSON'\n{\n  1\n}\nJSON\n", 'bash')
  const after = split("x <<'JSON'\n{\n  12\n}\nJSON\n", 'bash')
  expect(after.map((line, number) => line === before[number])).toEqual([
    true,
    true,
    false,
    true,
    true,
  ])
})

test('another language shares nothing', () => {
  const split = createLineSplitter()
  split('a\n', 'bash')
  expect(split('a\n', 'php')).toEqual([{ text: 'a\n', grammar: 'php', endMark: null }])
})
