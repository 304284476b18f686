import { heredocDelimiter, quoteShell } from './quote-bash.ts'
import { curlOptions, type CurlRequest } from './options.ts'

/** Inside double quotes, so that the shell puts the key in. */
const keyHeaders = {
  bearer: (variable: string) => [`"Authorization: Bearer $${variable}"`],
  'x-api-key': (variable: string) => [`"x-api-key: $${variable}"`],
  none: () => [],
} as const

/**
 * The request as a command for bash and zsh. The body goes in through a here-document: it is the
 * body, byte for byte (law S1), and readable. No comment says how to set the key: zsh takes none at
 * its prompt.
 * @param request its body must end with a newline, because a here-document does
 */
export function printBash(request: CurlRequest): string {
  const { url, auth, keyVariable, body } = request
  const delimiter = heredocDelimiter(body)
  const headers = [
    ...keyHeaders[auth](keyVariable),
    "'Content-Type: application/json'",
    ...Object.entries(request.headers).map(([name, value]) => quoteShell(`${name}: ${value}`)),
  ]
  const command = [
    `curl ${curlOptions(request)}`,
    `  ${quoteShell(url)}`,
    ...headers.map((header) => `  -H ${header}`),
    `  --data-binary @- <<'${delimiter}'`,
  ]
  return `${command.join(' \\\n')}\n${body}${delimiter}\n`
}
