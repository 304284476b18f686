import { indentLines, joinLines } from '../lines.ts'
import { printLiteral, printOpened } from '../literal.ts'
import { answerField, onceLines, type ProgramRequest } from '../program.ts'
import { javascriptSyntax, quote } from './literal.ts'
import { printAnswer, printPiece } from './read-text.ts'

/** An ES module for Node 20 or later. */
export const printFetch = (request: ProgramRequest): string =>
  joinLines(
    ...onceLines('//', null, request),
    `const payload = ${printLiteral(request.payload, javascriptSyntax, 0)};`,
    '',
    `const response = await fetch(${quote(request.url)}, ${printOptions(request)});`,
    ...(request.isStreaming ? readStream(request) : readWhole(request)),
  )

const readWhole = ({ facts }: ProgramRequest): string[] => [
  'const text = await response.text();',
  'if (!response.ok) throw new Error(`HTTP ${response.status}: ${text}`);',
  '',
  'const answer = JSON.parse(text);',
  `if (answer.error || !answer.${answerField(facts)}) throw new Error(text);`,
  '',
  ...printAnswer(facts),
]

const readStream = ({ facts }: ProgramRequest): string[] => [
  'const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");',
  'if (!response.ok || !isStream) {',
  '  throw new Error(`HTTP ${response.status}: ${await response.text()}`);',
  '}',
  '',
  'for await (const line of readLines(response.body)) {',
  ...indentLines(
    '  ',
    'const [, field, data] = /^(data|error):(.*)$/s.exec(line) ?? [];',
    `if (!field || ["", ${quote(facts.endMark)}].includes(data.trim())) continue;`,
    'const event = JSON.parse(data);',
    'if (field === "error" || event.error || event.status === "error") throw new Error(data);',
    ...printPiece(facts),
  ),
  '}',
  'console.log();',
  '',
  'async function* readLines(stream) {',
  '  let rest = "";',
  '  for await (const text of stream.pipeThrough(new TextDecoderStream())) {',
  String.raw`    const lines = (rest + text).split(/\r\n|\n|\r/);`,
  '    rest = lines.pop();',
  '    yield* lines;',
  '  }',
  '  yield rest;',
  '}',
]

const keyHeaders = {
  bearer: (variable: string) => [`Authorization: \`Bearer \${process.env.${variable}}\``],
  'x-api-key': (variable: string) => [`"x-api-key": process.env.${variable}`],
  none: () => [],
} as const

function printOptions({ auth, keyVariable, headers }: ProgramRequest): string {
  const braces = { open: '{', close: '}', padding: ' ' } as const
  const headerItems = [
    ...keyHeaders[auth](keyVariable),
    '"Content-Type": "application/json"',
    ...Object.entries(headers).map(([name, value]) => javascriptSyntax.member(name, quote(value))),
  ]
  const parts = [
    'method: "POST"',
    `headers: ${printOpened(headerItems, braces, javascriptSyntax, 1)}`,
    'body: JSON.stringify(payload)',
    'redirect: "manual"',
    'signal: AbortSignal.timeout(300_000)',
  ]
  return printOpened(parts, braces, javascriptSyntax, 0)
}
