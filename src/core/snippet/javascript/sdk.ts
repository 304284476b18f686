import { fail, ok, type Result } from '../../result.ts'
import { indentLines, joinLines } from '../lines.ts'
import { printLiteral, printOpened, printParts } from '../literal.ts'
import { answerField, baseUrlOf, onceLines, type ProgramRequest } from '../program.ts'
import { javascriptSyntax, quote } from './literal.ts'
import { printAnswer, printPiece } from './read-text.ts'

/** An ES module for the dialect's official package. */
export function printJavascriptSdk(request: ProgramRequest): Result<string, string> {
  const { packageName, className, swallows } = request.facts.sdk.javascript
  const baseUrl = baseUrlOf(request, packageName)
  if (!baseUrl.ok) return baseUrl
  const swallowed = swallows.find((name) => Object.hasOwn(request.payload, name))
  if (swallowed !== undefined)
    return fail(
      `The ${packageName} package does not send ${swallowed}, which this request has. Choose another client.`,
    )
  return ok(
    joinLines(
      ...onceLines('//', `npm install ${packageName}`, request),
      `import ${className} from ${quote(packageName)};`,
      '',
      ...(request.auth === 'none' ? [] : readKey(request)),
      ...headerNotes[request.auth],
      `const client = ${printClient(request, baseUrl.value)};`,
      ...keepErrorWords(request),
      '',
      ...(request.isStreaming ? readStream(request) : readWhole(request)),
    ),
  )
}

const headerNotes = {
  bearer: [],
  'x-api-key': ['// By itself the SDK sends its key as a bearer token.'],
  none: ['// The SDK asks for a key, this address does not.'],
} as const

const readKey = ({ keyVariable }: ProgramRequest): string[] => [
  `const apiKey = process.env.${keyVariable};`,
  '// Without it the SDK would take a key from another variable.',
  `if (!apiKey) throw new Error("${keyVariable} is not set");`,
  '',
]

function printClient({ auth, facts, headers }: ProgramRequest, baseUrl: string): string {
  const { keyArgument, className } = facts.sdk.javascript
  const braces = { open: '{', close: '}', padding: ' ' } as const
  const headerBraces = { ...braces, open: 'defaultHeaders: {' } as const
  const headerItems = [
    ...Object.entries(headers).map(([name, value]) => javascriptSyntax.member(name, quote(value))),
    ...(auth === 'x-api-key' ? ['"x-api-key": apiKey'] : []),
    ...(auth === 'bearer' ? [] : ['Authorization: null']),
  ]
  const keyName = keyArgument[auth === 'bearer' ? 'bearer' : 'x-api-key']
  const named = keyName === 'apiKey' ? keyName : `${keyName}: apiKey`
  const parts = [
    `baseURL: ${quote(baseUrl)}`,
    auth === 'none' ? `${keyName}: "none"` : named,
    ...(headerItems.length === 0
      ? []
      : [printParts(headerItems, headerBraces, javascriptSyntax, 1)]),
    'timeout: 300_000',
    'fetchOptions: { redirect: "manual" }',
  ]
  return `new ${className}(${printOpened(parts, braces, javascriptSyntax, 0)})`
}

const keepErrorWords = ({ facts }: ProgramRequest): string[] =>
  facts.sdk.javascript.readsOnlyErrorMember
    ? [
        '// By itself the SDK drops what a provider says outside an `error` member.',
        'client.makeStatusError = (status, body, text) =>',
        '  new Error(`HTTP ${status}: ${text ?? JSON.stringify(body)}`);',
      ]
    : []

const printCall = ({ facts, payload }: ProgramRequest): string =>
  `client.${facts.sdk.javascript.method}(${printLiteral(payload, javascriptSyntax, 0)})`

const readWhole = (request: ProgramRequest): string[] => [
  `const answer = await ${printCall(request)};`,
  `if (answer.error || !answer.${answerField(request.facts)}) throw new Error(JSON.stringify(answer));`,
  '',
  ...printAnswer(request.facts),
]

const readStream = (request: ProgramRequest): string[] => [
  `const call = ${printCall(request)};`,
  'const { data: stream, response } = await call.withResponse();',
  'if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {',
  '  throw new Error(await response.text());',
  '}',
  '',
  'for await (const event of stream) {',
  ...indentLines(
    '  ',
    ...(request.facts.sdk.javascript.readsOnlyErrorMember
      ? ['if (event.status === "error") throw new Error(JSON.stringify(event));']
      : []),
    ...printPiece(request.facts),
  ),
  '}',
  'console.log();',
]
