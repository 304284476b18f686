import { joinLines } from '../lines.ts'
import { curlOptions, type CurlRequest } from './options.ts'
import { quotePowershell } from './quote-powershell.ts'

/** The line that puts the key into the environment, with a gap where it goes. */
export const setEnvLine = (variable: string): string => `$env:${variable} = '…'`

/** Inside double quotes, so that the shell puts the key in. */
const keyHeaders = {
  bearer: (variable: string) => [`"Authorization: Bearer $env:${variable}"`],
  'x-api-key': (variable: string) => [`"x-api-key: $env:${variable}"`],
  none: () => [],
} as const

/**
 * The request as a command for Windows PowerShell 5.1 and PowerShell 7. The body goes in through a
 * verbatim here-string, which ends at a line that begins with `'@`: in JSON no line does, because a
 * string has no raw line break. `curl` alone is an alias of Invoke-WebRequest in 5.1.
 */
export function printPowershell(request: CurlRequest): string {
  const { auth, keyVariable, url, body } = request
  const headers = [
    ...keyHeaders[auth](keyVariable),
    "'Content-Type: application/json'",
    ...Object.entries(request.headers).map(([name, value]) => quotePowershell(`${name}: ${value}`)),
  ]
  return joinLines(
    ...(auth === 'none' ? [] : [`# Set the key once: ${setEnvLine(keyVariable)}`]),
    // Windows PowerShell would pipe ASCII, with a question mark for every other letter.
    '$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)',
    "@'",
    body.trimEnd(),
    [
      `'@ | curl.exe ${curlOptions(request)}`,
      `  ${quotePowershell(url)}`,
      ...headers.map((header) => `  -H ${header}`),
      "  --data-binary '@-'",
    ].join(' `\n'),
  )
}
