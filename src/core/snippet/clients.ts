import { dialects } from '../dialect/dialects.ts'
import { assertNever } from '../assert-never.ts'
import { ok, type Result } from '../result.ts'
import { printBash } from './curl/bash.ts'
import { printPowershell, setEnvLine } from './curl/powershell.ts'
import { printFetch } from './javascript/fetch.ts'
import { printJavascriptSdk } from './javascript/sdk.ts'
import { printPhp } from './php/curl.ts'
import { exportLine, readProgramRequest } from './program.ts'
import { printRequests, requestsInstall } from './python/requests.ts'
import { printPythonSdk } from './python/sdk.ts'
import type { SnippetClient, SnippetClientId, SnippetLanguage, SnippetRequest } from './snippet.ts'

/** What the languages call themselves. */
export const languageLabels: Readonly<Record<SnippetLanguage, string>> = {
  curl: 'cURL',
  python: 'Python',
  javascript: 'JavaScript',
  php: 'PHP',
}

/** Every way to make a request, in the order it is offered; the first of a language is its default. */
export const snippetClients: readonly SnippetClient[] = [
  {
    id: 'curl-bash',
    language: 'curl',
    label: () => 'bash, zsh',
    fileName: 'request.sh',
    grammar: 'bash',
    install: () => null,
  },
  {
    id: 'curl-powershell',
    language: 'curl',
    label: () => 'PowerShell',
    fileName: 'request.ps1',
    grammar: 'powershell',
    install: () => null,
  },
  {
    id: 'python-requests',
    language: 'python',
    label: () => 'requests',
    fileName: 'request.py',
    grammar: 'python',
    install: () => requestsInstall,
  },
  {
    id: 'python-sdk',
    language: 'python',
    label: (dialectId) => dialects[dialectId].program.sdk.python.packageName,
    fileName: 'request.py',
    grammar: 'python',
    install: (dialectId) => `pip install ${dialects[dialectId].program.sdk.python.packageName}`,
  },
  {
    id: 'javascript-fetch',
    language: 'javascript',
    label: () => 'fetch',
    fileName: 'request.mjs',
    grammar: 'javascript',
    install: () => null,
  },
  {
    id: 'javascript-sdk',
    language: 'javascript',
    label: (dialectId) => dialects[dialectId].program.sdk.javascript.packageName,
    fileName: 'request.mjs',
    grammar: 'javascript',
    install: (dialectId) => `npm install ${dialects[dialectId].program.sdk.javascript.packageName}`,
  },
  {
    id: 'php-curl',
    language: 'php',
    label: () => 'cURL extension',
    fileName: 'request.php',
    grammar: 'php',
    install: () => null,
  },
]

/**
 * The request as a program, printed from its body and nothing else.
 * @returns on failure a sentence: this client cannot make this request, and why
 */
export function printSnippet(
  clientId: SnippetClientId,
  request: SnippetRequest,
): Result<string, string> {
  const program = readProgramRequest(request)
  switch (clientId) {
    case 'curl-bash':
      return ok(printBash(program))
    case 'curl-powershell':
      return ok(printPowershell(program))
    case 'python-requests':
      return ok(printRequests(program))
    case 'python-sdk':
      return printPythonSdk(program)
    case 'javascript-fetch':
      return ok(printFetch(program))
    case 'javascript-sdk':
      return printJavascriptSdk(program)
    case 'php-curl':
      return ok(printPhp(program))
    default:
      return assertNever(clientId)
  }
}

/** How the key gets into the environment, once for each shell. `…` stands for the key. */
export const setKeyLines = (
  keyVariable: string,
): readonly { readonly shell: 'bash, zsh' | 'PowerShell'; readonly line: string }[] => [
  { shell: 'bash, zsh', line: exportLine(keyVariable) },
  { shell: 'PowerShell', line: setEnvLine(keyVariable) },
]
