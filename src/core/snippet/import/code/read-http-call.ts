import { ok, type Result } from '../../../result.ts'
import type { Draft } from '../draft.ts'
import { asksModel } from '../looks-like-request.ts'
import { faultAt, type Fault } from '../place.ts'
import { memberOf, toWritten, type CodeNode } from './node.ts'
import { headersOf, keyConstants, readNodeBody } from './node-body.ts'
import { argumentOf, findCalls, readCall, type Call } from './read-call.ts'
import type { CodeScan } from './read-expression.ts'

/** The parts of a call that sends a request. */
interface HttpCall {
  readonly from: number
  readonly method: CodeNode | undefined
  readonly url: CodeNode | undefined
  readonly headers: CodeNode | undefined
  readonly body: CodeNode | undefined
  /** What is sent where the call names no method. */
  readonly usualMethod: 'GET' | 'POST'
}

type CallReader = (call: Call) => HttpCall

const readFetch: CallReader = ({ from, positional: [url, options] }) => ({
  from,
  url,
  method: memberOf(options, 'method'),
  headers: memberOf(options, 'headers'),
  body: options?.kind === 'unknown' ? options : memberOf(options, 'body'),
  usualMethod: 'GET',
})

const readAxios: CallReader = ({ from, positional: [url, body, options] }) => ({
  from,
  url,
  method: undefined,
  headers: memberOf(options, 'headers'),
  body,
  usualMethod: 'POST',
})

const readPythonPost: CallReader = (call) => ({
  from: call.from,
  url: argumentOf(call, 'url') ?? call.positional[0],
  method: undefined,
  headers: argumentOf(call, 'headers'),
  body: argumentOf(call, 'json', 'data', 'content') ?? call.positional[1],
  usualMethod: 'POST',
})

const readPythonRequest: CallReader = (call) => ({
  ...readPythonPost({ ...call, positional: call.positional.slice(1) }),
  method: argumentOf(call, 'method') ?? call.positional[0],
})

/** The functions that send a request, and how they name its parts. */
const readers: Readonly<
  Record<'python' | 'javascript', readonly (readonly [readonly string[], CallReader])[]>
> = {
  python: [
    [['requests', 'post'], readPythonPost],
    [['requests', 'request'], readPythonRequest],
    [['session', 'post'], readPythonPost],
    [['httpx', 'post'], readPythonPost],
    [['client', 'post'], readPythonPost],
  ],
  javascript: [
    [['fetch'], readFetch],
    [['axios', 'post'], readAxios],
  ],
}

/** `requests.post(…)` or `fetch(…)`; null when there is none that asks a model. */
export function readHttpCall(
  scan: CodeScan,
  language: 'python' | 'javascript',
): Result<Draft, Fault> | null {
  const found = readers[language].flatMap(([path, read]) =>
    findCalls(scan, path).flatMap((index) => {
      const call = readCall(scan, index, path.length)
      const parts = read(call)
      return isForModel(parts) || call.broken ? [{ ...parts, broken: call.broken }] : []
    }),
  )
  const [call, second] = found.toSorted((a, b) => a.from - b.from)
  if (call === undefined) return null
  if (call.broken) return faultAt(call.broken.from, call.broken.message)
  if (second !== undefined)
    return faultAt(second.from, 'A second request is made here. Paste one at a time.')
  return draftOf(scan, language, call)
}

/** By its URL, or by what its body says. */
function isForModel({ url, body }: HttpCall): boolean {
  if (url?.kind === 'text' && asksModel(url.text)) return true
  const literal = body?.kind === 'json-text' ? body.of : body
  const says = (name: string) =>
    literal?.kind === 'text'
      ? literal.text.includes(`"${name}"`)
      : memberOf(literal, name) !== undefined
  return says('messages') && (says('model') || says('model_id'))
}

function draftOf(
  scan: CodeScan,
  form: 'python' | 'javascript',
  call: HttpCall,
): Result<Draft, Fault> {
  const { url, method, headers, body, from } = call
  const methodText =
    method?.kind === 'text'
      ? method.text.toUpperCase()
      : method === undefined
        ? call.usualMethod
        : 'POST'
  if (methodText !== 'POST')
    return faultAt(
      method?.from ?? from,
      'The method is not POST, and a chat request is one. Write method "POST".',
    )
  if (url === undefined)
    return faultAt(from, 'The call names no URL. Add it as the first argument.')
  if (url.kind === 'broken') return faultAt(url.from, url.message)
  if (headers?.kind === 'broken') return faultAt(headers.from, headers.message)
  if (body === undefined)
    return faultAt(from, 'The call sends no body. Add one with model and messages.')
  const read = readNodeBody(body)
  if (!read.ok) return read
  return ok({
    form,
    url: url.kind === 'text' ? toWritten(url) : null,
    headers: headersOf(headers),
    body: read.value,
    keys: keyConstants(scan.constants),
    dialectId: null,
  })
}
