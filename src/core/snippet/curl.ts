import { heredocDelimiter, quoteShell } from './quote.ts'
import type { SnippetRequest } from './snippet.ts'

/** Inside double quotes, so that the shell puts the key in. */
const keyHeader = {
  bearer: (variable: string) => `"Authorization: Bearer $${variable}"`,
  'x-api-key': (variable: string) => `"x-api-key: $${variable}"`,
} as const

/** curl reads these in a URL as patterns, unless told not to. */
const globbed = /[[\]{}]/

/**
 * The request as a command for bash and zsh. The body goes in through a here-document: it is the
 * body, byte for byte (law S1), and readable.
 * @param request its body must end with a newline, because a here-document does
 */
export function curlSnippet(request: SnippetRequest): string {
  const { url, auth, keyVariable, body } = request
  const delimiter = heredocDelimiter(body)
  const headers = Object.entries(request.headers).map(([name, value]) =>
    quoteShell(`${name}: ${value}`),
  )
  const lines = [
    `curl -N ${globbed.test(url) ? '-g ' : ''}${quoteShell(url)}`,
    ...(auth === 'none' ? [] : [`  -H ${keyHeader[auth](keyVariable)}`]),
    ...["'Content-Type: application/json'", ...headers].map((header) => `  -H ${header}`),
    `  --data-binary @- <<'${delimiter}'`,
  ]
  const once = auth === 'none' ? '' : `# Once per shell: export ${keyVariable}=…\n`
  return `${once}${lines.join(' \\\n')}\n${body}${delimiter}\n`
}
