import type { DialectId, SdkFacts } from '../../../dialect/dialect.ts'
import { dialects } from '../../../dialect/dialects.ts'
import { dialectIds } from '../../../dialect/request-dialects.ts'
import { ok, type Result } from '../../../result.ts'
import type { Draft, DraftBody } from '../draft.ts'
import { faultAt, type Fault } from '../place.ts'
import { memberOf, toWritten, type CodeNode } from './node.ts'
import { headersOf, keyConstants, readNodeBody } from './node-body.ts'
import { argumentOf, findCalls, readCall, type Call } from './read-call.ts'
import type { CodeScan } from './read-expression.ts'

type Language = 'python' | 'javascript'

interface SdkCall {
  readonly call: Call
  readonly dialectId: DialectId
  /** `messages.stream(…)`: a stream without saying so in the body. */
  readonly isStream: boolean
}

/** The call of an official SDK; null when there is none. */
export function readSdkCall(scan: CodeScan, language: Language): Result<Draft, Fault> | null {
  const [first, second] = dialectIds
    .flatMap((dialectId) => callsOf(scan, language, dialectId))
    .toSorted((a, b) => a.call.from - b.call.from)
  if (first === undefined) return null
  const { broken } = first.call
  if (broken) return faultAt(broken.from, broken.message)
  if (second)
    return faultAt(second.call.from, 'A second request is made here. Paste one at a time.')
  const body = language === 'python' ? namedBody(first.call) : positionalBody(first.call)
  if (!body.ok) return body
  return draftOf(scan, language, first, body.value)
}

function callsOf(scan: CodeScan, language: Language, dialectId: DialectId): readonly SdkCall[] {
  const method = sdkOf(dialectId, language).method.split('.')
  const streaming = [...method.slice(0, -1), 'stream']
  const read = (path: readonly string[], isStream: boolean) =>
    findCalls(scan, path)
      .filter(
        (index) =>
          scan.tokens[index - 1]?.text === '.' && scan.tokens[index - 2]?.text !== 'threads',
      )
      .map((index): SdkCall => ({ call: readCall(scan, index, path.length), dialectId, isStream }))
  return [...read(method, false), ...read(streaming, true)]
}

const sdkOf = (dialectId: DialectId, language: Language): SdkFacts =>
  dialects[dialectId].program.sdk[language]

/** Arguments that are not members of the body. */
const callOptions = new Set(['extra_body', 'extra_headers', 'extra_query', 'timeout'])

/** Python names each member; `extra_body` is merged over them. */
function namedBody(call: Call): Result<DraftBody, Fault> {
  const extra = argumentOf(call, 'extra_body')
  const unknown =
    extra !== undefined && extra.kind !== 'object' ? [['extra_body', extra] as const] : []
  const own = call.named.filter(([name]) => !callOptions.has(name))
  const members = [...own, ...(extra?.kind === 'object' ? extra.members : unknown)]
  return readNodeBody({ kind: 'object', members, from: call.from })
}

/** JavaScript takes the body as its first argument. */
function positionalBody({ positional: [body], from }: Call): Result<DraftBody, Fault> {
  return body === undefined
    ? faultAt(from, 'The call has no argument. Give it an object with model and messages.')
    : readNodeBody(body)
}

function draftOf(
  scan: CodeScan,
  language: Language,
  { call, dialectId, isStream }: SdkCall,
  body: DraftBody,
): Result<Draft, Fault> {
  const client = clientOf(scan, language, sdkOf(dialectId, language))
  const options = client === undefined ? undefined : optionsOf(client, language)
  const base = memberOf(options, 'base_url', 'baseURL')
  if (base !== undefined && base.kind === 'broken') return faultAt(base.from, base.message)
  const { path } = dialects[dialectId].program
  const url =
    base?.kind === 'text'
      ? { ...toWritten(base), text: base.text.replace(/\/+$/, '') + path }
      : null
  const { keyArgument } = sdkOf(dialectId, language)
  const key = memberOf(options, keyArgument.bearer, keyArgument['x-api-key'])
  const ofCall =
    language === 'python'
      ? argumentOf(call, 'extra_headers')
      : memberOf(call.positional[1], 'headers')
  return ok({
    form: language,
    url,
    headers: headersOf(memberOf(options, 'default_headers', 'defaultHeaders'), ofCall),
    body: isStream ? { ...body, members: { ...body.members, stream: true } } : body,
    keys: [...(key === undefined ? [] : [toWritten(key)]), ...keyConstants(scan.constants)],
    dialectId,
  })
}

/** Where the client is made: `OpenAI(…)`, `new AsyncAnthropic(…)`. */
function clientOf(scan: CodeScan, language: Language, { className }: SdkFacts): Call | undefined {
  const names = language === 'python' ? [className, `Async${className}`] : [className]
  const [index] = names.flatMap((name) => findCalls(scan, [name]))
  return index === undefined ? undefined : readCall(scan, index, 1)
}

const optionsOf = (client: Call, language: Language): CodeNode | undefined =>
  language === 'python'
    ? { kind: 'object', members: client.named, from: client.from }
    : client.positional[0]
