import { ok, type Result } from '../../../result.ts'
import { matchAt } from '../match-at.ts'
import { faultAt, type Fault } from '../place.ts'
import type { CodeSyntax } from './syntax.ts'
import type { StringPart } from './token.ts'

/** A string that was read, and where it ends. */
export interface StringRead {
  readonly parts: readonly StringPart[]
  readonly to: number
}

interface StringRules {
  readonly quote: string
  readonly isRaw: boolean
  readonly isPython: boolean
  /** `{…}` of an f-string, `${…}` of a template. */
  readonly hole: '{' | '${' | null
  readonly spansLines: boolean
}

/** @param start the match of `syntax.stringStart` at `from` */
export function readString(
  source: string,
  from: number,
  start: RegExpExecArray,
  syntax: CodeSyntax,
): Result<StringRead, Fault> {
  const [opening, prefix = '', quote = ''] = start
  const isPython = syntax.language === 'python'
  const hole = /[ft]/i.test(prefix) ? '{' : quote === '`' ? '${' : null
  const rules: StringRules = {
    quote,
    isRaw: /r/i.test(prefix),
    isPython,
    hole,
    spansLines: quote.length === 3 || quote === '`',
  }
  const parts: StringPart[] = []
  let at = from + opening.length
  while (!source.startsWith(quote, at)) {
    const read = readPart(source, at, rules)
    if (read === null)
      return faultAt(
        from,
        `This string is never closed. Add ${quote} at its end; inside, write \\${quote[0] ?? ''}.`,
      )
    if (read.part !== null) parts.push(read.part)
    at = read.to
  }
  return ok({ parts, to: at + quote.length })
}

interface PartRead {
  readonly part: StringPart | null
  readonly to: number
}

const text = (words: string, from: number, to: number): PartRead => ({
  part: { kind: 'text', text: words, from },
  to,
})

const plain = /[^\\"'`{}$\r\n]+/y
const lineEnd = /\r\n|\r|\n/y

/** Null at the end of the source, or of the line where the string has to end with it. */
function readPart(source: string, at: number, rules: StringRules): PartRead | null {
  const letter = source[at]
  if (letter === undefined) return null
  const run = matchAt(plain, source, at)
  if (run !== null) return text(run[0], at, at + run[0].length)
  const end = matchAt(lineEnd, source, at)
  if (end !== null) return rules.spansLines ? text('\n', at, at + end[0].length) : null
  if (letter === '\\') return readEscape(source, at, rules)
  if (rules.hole === '{' && (source.startsWith('{{', at) || source.startsWith('}}', at)))
    return text(letter, at, at + 2)
  if (rules.hole !== null && source.startsWith(rules.hole, at)) {
    const begin = at + rules.hole.length
    const to = endOfExpression(source, begin)
    if (to === null) return null
    return { part: { kind: 'expression', code: source.slice(begin, to - 1), from: at }, to }
  }
  return text(letter, at, at + 1)
}

/** Where the braces close that hold an expression; strings inside may hold braces. */
function endOfExpression(source: string, from: number): number | null {
  const mark = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}\n]/g
  mark.lastIndex = from
  let depth = 1
  for (let match = mark.exec(source); match; match = mark.exec(source)) {
    if (match[0] === '\n') return null
    if (match[0] === '{') depth += 1
    if (match[0] === '}') depth -= 1
    if (depth === 0) return mark.lastIndex
  }
  return null
}

const coded = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|U([\da-fA-F]{8}))/y
const octal = /\\([0-7]{1,3})/y
const named = /\\N\{[^}\n]*\}/y
const other = /\\(\r\n|[\s\S])/y

const letters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

function readEscape(source: string, at: number, { isRaw, isPython }: StringRules): PartRead | null {
  const [whole, letter = ''] = matchAt(other, source, at) ?? []
  if (whole === undefined) return null
  if (isRaw) return text(whole, at, at + whole.length)
  const code = matchAt(coded, source, at)
  const isKnown =
    code !== null && (code[3] === undefined || !isPython) && (code[4] === undefined || isPython)
  if (isKnown) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? code[4] ?? '', 16)
    if (point <= 0x10ffff) return text(String.fromCodePoint(point), at, at + code[0].length)
  }
  const number = matchAt(octal, source, at)
  if (number !== null) {
    const digits = isPython ? (number[1] ?? '0') : '0'
    return text(
      String.fromCharCode(Number.parseInt(digits, 8)),
      at,
      at + 1 + (isPython ? digits.length : 1),
    )
  }
  const name = isPython ? matchAt(named, source, at) : null
  // Nobody here knows the names of all characters.
  if (name !== null)
    return { part: { kind: 'expression', code: name[0], from: at }, to: at + name[0].length }
  if (/^[\r\n\u2028\u2029]/.test(letter)) return { part: null, to: at + whole.length }
  if (isPython && letter === 'a') return text('\u0007', at, at + 2)
  const known = letters[letter]
  if (known !== undefined) return text(known, at, at + 2)
  const isSimple = !isPython || /["'\\]/.test(letter)
  return text(isSimple ? letter : whole, at, at + whole.length)
}
