import { indentLines, joinLines } from '../lines.ts'
import { printLiteral, printOpened, printParts } from '../literal.ts'
import { answerField, onceLines, type ProgramRequest } from '../program.ts'
import { pythonSyntax, quote } from './literal.ts'
import { ofJson, printAnswer, printPiece } from './read-text.ts'

/** How the library is installed. */
export const requestsInstall = 'pip install requests'

const indent = (...lines: readonly string[]): string[] => indentLines('    ', ...lines)

/** A program for Python 3.9 and requests 2.28, or later. */
export function printRequests(request: ProgramRequest): string {
  const { auth, isStreaming, payload } = request
  return joinLines(
    ...onceLines('#', requestsInstall, request),
    ...(isStreaming ? ['import json'] : []),
    ...(auth === 'none' ? [] : ['import os']),
    'import sys',
    '',
    'import requests',
    '',
    `payload = ${printLiteral(payload, pythonSyntax, 0)}`,
    '',
    ...(isStreaming ? readStream(request) : readWhole(request)),
  )
}

const readWhole = (request: ProgramRequest): string[] => [
  'try:',
  ...indent(`response = ${printPost(request)}`, 'answer = response.json()'),
  'except requests.JSONDecodeError:',
  '    sys.exit(f"HTTP {response.status_code}: {response.text}")',
  ...whenUnanswered,
  '',
  `if not response.ok or answer.get("error") or answer.get("${answerField(request.facts)}") is None:`,
  '    sys.exit(f"HTTP {response.status_code}: {response.text}")',
  '',
  ...printAnswer(request.facts, ofJson),
]

const readStream = (request: ProgramRequest): string[] => [
  'try:',
  ...indent(
    `with ${printPost(request)} as response:`,
    ...indent(
      'content_type = response.headers.get("Content-Type", "")',
      'if not response.ok or not content_type.startswith("text/event-stream"):',
      '    sys.exit(f"HTTP {response.status_code}: {response.text}")',
      'for line in response.iter_lines():  # bytes: as text they would split at U+2028, too',
      ...indent(
        'field, _, data = line.partition(b":")',
        `if field not in (b"data", b"error") or data.strip() in (b"", b"${request.facts.endMark}"):`,
        '    continue',
        'event = json.loads(data)',
        'if field == b"error" or event.get("error") or event.get("status") == "error":',
        '    sys.exit(data.decode())',
        ...printPiece(request.facts, ofJson),
      ),
    ),
  ),
  ...whenUnanswered,
  'except json.JSONDecodeError:',
  '    sys.exit("Not JSON: " + line.decode(errors="replace"))',
  'print()',
]

const whenUnanswered = [
  'except requests.RequestException as error:',
  '    sys.exit(f"Request failed: {error}")',
]

/** In an f-string, whose own quotes must be others before Python 3.12. */
const keyHeader = (auth: 'bearer' | 'x-api-key', variable: string): string =>
  auth === 'bearer'
    ? `"Authorization": f"Bearer {os.environ['${variable}']}"`
    : `"x-api-key": os.environ["${variable}"]`

/** The call, for lines that its caller indents. */
function printPost({ auth, keyVariable, headers, url, isStreaming }: ProgramRequest): string {
  const headerItems = [
    ...(auth === 'none' ? [] : [keyHeader(auth, keyVariable)]),
    ...Object.entries(headers).map(([name, value]) => pythonSyntax.member(name, quote(value))),
  ]
  const braces = { open: 'headers={', close: '}', padding: '' } as const
  const parts = [
    quote(url),
    ...(headerItems.length === 0 ? [] : [printParts(headerItems, braces, pythonSyntax, 1)]),
    'json=payload',
    ...(isStreaming ? ['stream=True'] : []),
    'allow_redirects=False',
    'timeout=(10, 300)',
  ]
  return printOpened(parts, { open: 'requests.post(', close: ')', padding: '' }, pythonSyntax, 0)
}
