import { expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { everyPiece } from '../__fixtures__/nasty-text.ts'
import { printPowershell } from './powershell.ts'
import { quotePowershell } from './quote-powershell.ts'

// There is no PowerShell on the machines these tests were written on: they hold what is printed
// against the language's specification, and run nothing.

test('the body goes in through a verbatim here-string, as UTF-8', () => {
  const request = smallRequest({ dialectId: 'anthropic-messages', stream: true, auth: 'x-api-key' })
  expect(printPowershell({ ...request, isStreaming: true })).toBe(`\
# Set the key once: $env:EXAMPLE_API_KEY = '…'
$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
@'
${request.body}'@ | curl.exe --fail-with-body --connect-timeout 10 --max-time 300 -N \`
  'https://api.example/v1/messages' \`
  -H "x-api-key: $env:EXAMPLE_API_KEY" \`
  -H 'Content-Type: application/json' \`
  -H 'anthropic-version: 2023-06-01' \`
  --data-binary '@-'
`)
})

test('where no key is needed none is named, and a whole answer is not hurried', () => {
  const request = smallRequest({ dialectId: 'openai-chat', stream: false, auth: 'none' })
  const command = printPowershell({ ...request, isStreaming: false })
  expect(command).not.toMatch(/env:|Authorization| -N /)
  expect(command).toContain(
    "'@ | curl.exe --fail-with-body --connect-timeout 10 --max-time 300 `\n",
  )
})

test('no line of a body ends the here-string, whatever is said in it', () => {
  const said = everyPiece.map((piece) => `${piece}\n'@\n’@\n${piece}`)
  const body = `${JSON.stringify({ said }, null, 2)}\n`
  const request = { ...smallRequest({ dialectId: 'openai-chat', stream: false }), body }
  const lines = printPowershell({ ...request, isStreaming: false }).split(/[\r\n]/)
  expect(lines.filter((line) => /^['‘’‚‛]@/.test(line))).toHaveLength(1)
  expect(lines.filter((line) => line === "@'")).toHaveLength(1)
})

/** A verbatim string as PowerShell reads it: any two of its single quotes are the second of them. */
function readVerbatim(literal: string): string | null {
  const [, inner] = /^['‘’‚‛](.*)['‘’‚‛]$/s.exec(literal) ?? []
  if (inner === undefined || /^(?:[^'‘’‚‛]|['‘’‚‛]{2})*$/s.exec(inner) === null) return null
  return inner.replaceAll(/['‘’‚‛](['‘’‚‛])/g, '$1')
}

test('[S2] any string survives quoting, by the rules of the language', () => {
  for (const text of [...everyPiece, "it's ‘fine’ ‚here‛", "''’’", '']) {
    expect(readVerbatim(quotePowershell(text))).toBe(text)
  }
})
