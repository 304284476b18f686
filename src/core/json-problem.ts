import { readJsonToken, shorten, type JsonToken } from './json-token.ts'
import { changedNumber } from './number-as-sent.ts'

/** What is wrong with a JSON text, and where. */
export interface JsonProblem {
  /** A warning: `JSON.parse` takes the text, but makes something else of it than it says. */
  readonly kind: 'error' | 'warning'
  /** A sentence for a user; it begins with the line. */
  readonly message: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** Offsets in UTF-16 units; `to` is the one after the last, and may equal `from` at the end. */
  readonly from: number
  readonly to: number
}

/**
 * The first error of a JSON text, else its first warning.
 * Ours, because what `JSON.parse` says differs from browser to browser and names no line.
 * @returns null when `JSON.parse` takes the text and keeps all of it
 */
export function findJsonProblem(text: string): JsonProblem | null {
  const scan: Scan = { text, open: [], awaits: 'value', previous: null, warning: null }
  for (let offset = 0; ;) {
    const token = readJsonToken(text, offset)
    const fault = takeToken(scan, token)
    if (fault) return problemAt(text, 'error', fault)
    if (token.kind === 'end') return scan.warning && problemAt(text, 'warning', scan.warning)
    scan.previous = token
    offset = token.to
  }
}

interface Fault {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** An object or a list that is not closed yet. */
interface Opened {
  readonly mark: '{' | '['
  readonly from: number
  readonly names: Set<string>
}

interface Scan {
  readonly text: string
  readonly open: Opened[]
  /** What may come next. */
  awaits: 'value' | 'item-or-end' | 'name-or-end' | 'name' | 'colon' | 'comma-or-end' | 'nothing'
  previous: JsonToken | null
  warning: Fault | null
}

/** One step of the scan, without recursion: a text may be nested 100,000 levels deep. */
function takeToken(scan: Scan, token: JsonToken): Fault | null {
  if (token.kind === 'end') return scan.awaits === 'nothing' ? null : faultOfEnd(scan, token)
  if (token.kind === 'bad') return faultOfBad(scan, token)
  switch (scan.awaits) {
    case 'nothing':
      return fault(token, 'nothing may follow the one value that JSON is')
    case 'item-or-end':
      return token.kind === ']' ? takeEnd(scan, token) : takeValue(scan, token)
    case 'value':
      return takeValue(scan, token)
    case 'name-or-end':
      return token.kind === '}' ? takeEnd(scan, token) : takeName(scan, token)
    case 'name':
      return takeName(scan, token)
    case 'colon':
      if (token.kind !== ':') return fault(token, 'a : is missing between the name and its value')
      scan.awaits = 'value'
      return null
    case 'comma-or-end':
      return takeCommaOrEnd(scan, token)
  }
}

function takeValue(scan: Scan, token: JsonToken): Fault | null {
  switch (token.kind) {
    case '{':
    case '[':
      scan.open.push({ mark: token.kind, from: token.from, names: new Set() })
      scan.awaits = token.kind === '{' ? 'name-or-end' : 'item-or-end'
      return null
    case 'number':
      scan.warning ??= warningOfNumber(scan.text, token)
      return takeEndOfValue(scan)
    case 'string':
    case 'literal':
      return takeEndOfValue(scan)
    default:
      return faultOfMissingValue(scan, token)
  }
}

function takeName(scan: Scan, token: JsonToken): Fault | null {
  if (token.kind === '}') return faultOfLastComma(scan, token)
  if (token.kind === ',') return fault(token, 'there is a comma too many')
  if (token.kind !== 'string') return fault(token, 'a name in double quotes is expected here')
  const written = scan.text.slice(token.from, token.to)
  const name = String(JSON.parse(written)) // the token is a string that JSON.parse takes
  const names = scan.open.at(-1)?.names
  if (names?.has(name))
    scan.warning ??= fault(token, `${shorten(written)} is there twice; only the last one is sent`)
  names?.add(name)
  scan.awaits = 'colon'
  return null
}

function takeCommaOrEnd(scan: Scan, token: JsonToken): Fault | null {
  const opened = scan.open.at(-1)
  if (token.kind === ',') {
    scan.awaits = opened?.mark === '{' ? 'name' : 'value'
    return null
  }
  if (token.kind === '}' || token.kind === ']') return takeEnd(scan, token)
  if (token.kind === ':') return fault(token, 'a : stands only between a name and its value')
  return fault(token, 'a comma is missing before this')
}

function takeEnd(scan: Scan, token: JsonToken): Fault | null {
  const opened = scan.open.at(-1)
  const wanted = opened?.mark === '{' ? '}' : ']'
  if (opened && token.kind !== wanted) {
    const line = placeOf(scan.text, opened.from).line
    return fault(token, `${wanted} is expected here, for the ${opened.mark} of line ${line}`)
  }
  scan.open.pop()
  return takeEndOfValue(scan)
}

function takeEndOfValue(scan: Scan): null {
  scan.awaits = scan.open.length === 0 ? 'nothing' : 'comma-or-end'
  return null
}

const fault = ({ from, to }: JsonToken, words: string): Fault => ({ from, to, words })

const faultOfLastComma = ({ previous }: Scan, token: JsonToken): Fault =>
  fault(previous ?? token, `a comma before ${token.kind} is not allowed in JSON`)

function faultOfMissingValue(scan: Scan, token: JsonToken): Fault {
  const { previous } = scan
  if (previous?.kind === ',' && token.kind === ']') return faultOfLastComma(scan, token)
  if (previous?.kind === ',' && token.kind === ',') return fault(token, 'there is a comma too many')
  if (previous?.kind === ':') return fault(previous, 'the value after this : is missing')
  return fault(token, `a value is expected before ${token.kind}`)
}

/** A name without quotes, and a comment after all is said, deserve words of their own. */
function faultOfBad({ text, awaits }: Scan, token: JsonToken): Fault {
  const isName = awaits === 'name' || awaits === 'name-or-end'
  if (isName && /^[$_\p{L}]/u.test(text.slice(token.from, token.from + 2)))
    return fault(token, 'names need double quotes: "name"')
  return fault(token, token.problem ?? '')
}

function faultOfEnd({ text, open, previous }: Scan, token: JsonToken): Fault {
  const opened = open.at(-1)
  if (opened) {
    const closer = opened.mark === '{' ? '}' : ']'
    const words = `this ${opened.mark} is not closed: its ${closer} is missing`
    return { from: opened.from, to: opened.from + 1, words }
  }
  return fault(previous ?? { ...token, from: text.length }, 'there is no JSON here yet')
}

function warningOfNumber(text: string, token: JsonToken): Fault | null {
  const written = text.slice(token.from, token.to)
  const sent = changedNumber(written)
  if (sent === null) return null
  const why = reasons.get(sent) ?? 'has more digits than can be kept'
  return fault(token, `${shorten(written)} ${why}; ${sent} would be sent`)
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['null', 'is too large'],
  ['0', 'is too close to 0'],
])

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function problemAt(text: string, kind: JsonProblem['kind'], { from, to, words }: Fault) {
  const place = placeOf(text, from)
  return { kind, message: `Line ${place.line}: ${words}`, ...place, from, to }
}
