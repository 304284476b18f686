import { ok, type Result } from '../../result.ts'
import { indentLines, joinLines } from '../lines.ts'
import { printLiteral, printOpened, printParts } from '../literal.ts'
import { answerField, baseUrlOf, onceLines, type ProgramRequest } from '../program.ts'
import { pythonSyntax, quote } from './literal.ts'
import { ofModels, printAnswer, printPiece } from './read-text.ts'

const indent = (...lines: readonly string[]): string[] => indentLines('    ', ...lines)

/** A program for the dialect's official package. */
export function printPythonSdk(request: ProgramRequest): Result<string, string> {
  const { packageName, className, strayHeaders } = request.facts.sdk.python
  const baseUrl = baseUrlOf(request, packageName)
  if (!baseUrl.ok) return baseUrl
  const stray = strayHeaders[request.auth]
  const names = [className, 'DefaultHttpxClient', ...(stray.length === 0 ? [] : ['Omit'])].toSorted(
    (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1),
  )
  return ok(
    joinLines(
      ...onceLines('#', `pip install ${packageName}`, request),
      ...(request.auth === 'none' ? [] : ['import os']),
      'import sys',
      '',
      `from ${packageName} import ${names.join(', ')}`,
      '',
      ...(request.auth === 'none' ? ['# The SDK asks for a key, this address does not.'] : []),
      `client = ${printClient(request, baseUrl.value)}`,
      '',
      'try:',
      ...indent(...(request.isStreaming ? readStream(request) : readWhole(request))),
      'except Exception as error:  # those of its transport, too, which are no APIError',
      '    sys.exit(f"{type(error).__name__}: {error}")',
    ),
  )
}

function readWhole(request: ProgramRequest): string[] {
  return [
    `answer = ${printCall(request)}`,
    `if getattr(answer, "error", None) or getattr(answer, "${answerField(request.facts)}", None) is None:`,
    '    sys.exit(str(answer.to_dict()))',
    ...printAnswer(request.facts, ofModels),
  ]
}

function readStream(request: ProgramRequest): string[] {
  return [
    `stream = ${printCall(request)}`,
    'if not stream.response.headers.get("Content-Type", "").startswith("text/event-stream"):',
    '    sys.exit(stream.response.read().decode())',
    'for event in stream:',
    ...indent(
      ...(request.facts.sdk.python.readsOnlyErrorMember
        ? ['if getattr(event, "status", None) == "error":', '    sys.exit(str(event.to_dict()))']
        : []),
      ...printPiece(request.facts, ofModels),
    ),
    'print()',
  ]
}

function printClient(request: ProgramRequest, baseUrl: string): string {
  const { auth, keyVariable, facts } = request
  const key = `os.environ[${quote(keyVariable)}]`
  const { keyArgument, className } = facts.sdk.python
  const headers = [
    ...Object.entries(request.headers).map(([name, value]) =>
      pythonSyntax.member(name, quote(value)),
    ),
    // Said by name: what an SDK does with its key has changed between major versions.
    ...(auth === 'x-api-key' ? [`"X-Api-Key": ${key}`] : []),
  ]
  const braces = { open: 'default_headers={', close: '}', padding: '' } as const
  const parts = [
    `base_url=${quote(baseUrl)}`,
    auth === 'none' ? `${keyArgument['x-api-key']}="none"` : `${keyArgument[auth]}=${key}`,
    ...(headers.length === 0 ? [] : [printParts(headers, braces, pythonSyntax, 1)]),
    'timeout=300',
    'http_client=DefaultHttpxClient(follow_redirects=False)',
  ]
  return printOpened(parts, { open: `${className}(`, close: ')', padding: '' }, pythonSyntax, 0)
}

/** The call, for lines that its caller indents: what it takes by name, and the rest of the body. */
function printCall({ auth, facts, payload }: ProgramRequest): string {
  const { method, arguments: known, strayHeaders } = facts.sdk.python
  const members = Object.entries(payload)
  const extra = members.filter(([name]) => !known.includes(name))
  const parts = [
    ...members
      .filter(([name]) => known.includes(name))
      .map(([name, value]) => `${name}=${printLiteral(value, pythonSyntax, 1)}`),
    ...(extra.length === 0
      ? []
      : [`extra_body=${printLiteral(Object.fromEntries(extra), pythonSyntax, 1)}`]),
    ...printStray(strayHeaders[auth]),
  ]
  return printOpened(parts, { open: `client.${method}(`, close: ')', padding: '' }, pythonSyntax, 0)
}

/**
 * Headers the SDK would add with a key of its own finding. Left out of this very call: left out of
 * the client's headers, openai 3 takes them for missing and raises.
 */
function printStray(names: readonly string[]): string[] {
  if (names.length === 0) return []
  const braces = { open: 'extra_headers={', close: '}', padding: '' } as const
  const members = names.map((name) => pythonSyntax.member(name, 'Omit()'))
  return [
    `# By itself the SDK would send these, too.\n    ${printParts(members, braces, pythonSyntax, 1)}`,
  ]
}
