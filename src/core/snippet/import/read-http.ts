import { ok, type Result } from '../../result.ts'
import type { Draft, RequestReader, Written } from './draft.ts'
import { readJsonBody } from './json-body.ts'
import { asksModel } from './looks-like-request.ts'
import { faultAt, type Fault } from './place.ts'
import { createTextTracer, type TracedText } from './traced-text.ts'
import { createVariables, type Variables } from './variables.ts'
import { writtenOf } from './written.ts'

interface Line {
  readonly text: string
  readonly from: number
}

const requestLine =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+)?(https?:\/\/\S+|\{\{\S+|\/\S*)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/
const variable = /^[ \t]*@([\w-]+)[ \t]*=[ \t]*(.*)$/
const comment = /^[ \t]*(?:#|\/\/)/
const continuedUrl = /^[ \t]+([?&]\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/
const header = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:[ \t]*(.*)$/

/**
 * A request of an `.http` file, as VS Code's REST Client and the JetBrains editors read it.
 * @see https://github.com/Huachao/vscode-restclient#usage
 */
export const readHttp: RequestReader = (text) => {
  const lines = linesOf(text)
  const variables = variablesOf(lines)
  const starts = lines.flatMap(({ text: line }, index) =>
    requestLine.test(line) && !(lines[index - 1] && /:\s*$/.test(lines[index - 1]?.text ?? ''))
      ? [index]
      : [],
  )
  const [first] = starts
  // A file begins with it, but for comments and variables; a sentence does not.
  const before = lines.slice(0, first ?? 0)
  if (
    first === undefined ||
    !before.every(
      ({ text: line }) => line.trim() === '' || comment.test(line) || variable.test(line),
    )
  )
    return null
  if (!asksModel(text)) return null
  const separators = lines.flatMap(({ text: line }, index) =>
    line.startsWith('###') ? [index] : [],
  )
  const end = separators.find((index) => index > first) ?? lines.length
  const second = starts.find((index) => index > end)
  if (second !== undefined)
    return faultAt(lines[second]?.from ?? 0, 'A second request begins here. Paste one at a time.')
  return readRequestLines(lines.slice(first, end), variables)
}

const linesOf = (text: string): readonly Line[] =>
  [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)].map((match) => ({
    text: match[1] ?? '',
    from: match.index,
  }))

const variablesOf = (lines: readonly Line[]): Variables => {
  const known = createVariables()
  for (const { text } of lines) {
    const [, name, value] = variable.exec(text) ?? []
    if (name !== undefined && value !== undefined)
      known.set(
        name,
        value
          .trim()
          .replaceAll(
            /\{\{\s*([\w-]+)\s*\}\}/g,
            (whole, inner: string) => known.get(inner) ?? whole,
          ),
      )
  }
  return known
}

function readRequestLines(
  [first, ...rest]: readonly Line[],
  variables: Variables,
): Result<Draft, Fault> {
  const [, method = 'GET', address = ''] = requestLine.exec(first?.text ?? '') ?? []
  const start = first?.from ?? 0
  if (method !== 'POST')
    return faultAt(
      start,
      'The method is not POST, and a chat request is one. Write POST before the URL.',
    )
  const blankAt = rest.findIndex(({ text }) => text.trim() === '')
  const head = readHead(blankAt === -1 ? rest : rest.slice(0, blankAt), variables)
  if (!head.ok) return head
  const { headers, query } = head.value
  const addressAt = start + (first?.text.indexOf(address) ?? 0)
  const path = writtenOf(substitute(address + query, addressAt, variables))
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1].text ?? ''
  const url = address.startsWith('/')
    ? { ...path, text: host === '' ? path.text : `https://${host}${path.text}` }
    : path
  const bodyLines = blankAt === -1 ? [] : bodyOf(rest.slice(blankAt + 1))
  const opening = bodyLines.find(({ text }) => text.trim() !== '')
  if (opening === undefined)
    return faultAt(start, 'The request has no body. Add it after an empty line.')
  if (/^<(?:@\w*)?[ \t]/.test(opening.text))
    return faultAt(opening.from, 'The body is in a file. Paste its content in place of the name.')
  const body = readJsonBody(bodyText(bodyLines, variables))
  if (!body.ok) return body
  return ok({ form: 'http', url, headers, body: body.value, keys: [], dialectId: null })
}

interface Head {
  readonly headers: Draft['headers']
  /** Lines that go on with the URL. */
  readonly query: string
}

function readHead(lines: readonly Line[], variables: Variables): Result<Head, Fault> {
  const headers: [string, Written][] = []
  let query = ''
  for (const { text, from } of lines) {
    const more = continuedUrl.exec(text)?.[1]
    const [, name, value] = header.exec(text) ?? []
    if (more !== undefined && headers.length === 0) query += more
    else if (name !== undefined && value !== undefined)
      headers.push([
        name,
        writtenOf(substitute(value.trimEnd(), from + text.length - value.length, variables)),
      ])
    else if (!comment.test(text))
      return faultAt(
        from,
        'This is no header. Write it as "Name: value", or put an empty line before the body.',
      )
  }
  return ok({ headers, query })
}

/** Up to what says where an answer goes. */
function bodyOf(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => /^(?:>{1,2}!?|<>)[ \t]/.test(text))
  return end === -1 ? lines : lines.slice(0, end)
}

function bodyText(lines: readonly Line[], variables: Variables): TracedText {
  const tracer = createTextTracer()
  for (const { text, from } of lines) {
    addSubstituted(tracer, text, from, variables)
    tracer.add('\n', from + text.length)
  }
  return tracer.finish()
}

function substitute(text: string, from: number, variables: Variables): TracedText {
  const tracer = createTextTracer()
  addSubstituted(tracer, text, from, variables)
  return tracer.finish()
}

const reference = /\{\{\s*([\w-]+|\$[\w-]+(?:[ \t]+[^{}\n]*)?)\s*\}\}/g

/** What the file sets is put in; what an environment sets is a hole. */
function addSubstituted(
  tracer: ReturnType<typeof createTextTracer>,
  text: string,
  from: number,
  variables: Variables,
): void {
  let done = 0
  for (const match of text.matchAll(reference)) {
    tracer.add(text.slice(done, match.index), from + done)
    const value = variables.get(match[1] ?? '')
    if (value === undefined || value.includes('{{'))
      tracer.addHole({ offset: from + match.index, written: match[0] })
    else tracer.addValue(value, from + match.index)
    done = match.index + match[0].length
  }
  tracer.add(text.slice(done), from + done)
}
