import { ok } from '../../../result.ts'
import { matchAt } from '../match-at.ts'
import type { Fault } from '../place.ts'
import { createTextTracer, type TextTracer } from '../traced-text.ts'
import { createVariables, type Variables } from '../variables.ts'
import { groupCommands, type ShellReader, type ShellToken, type Word } from './command.ts'

interface PowerShellScan {
  readonly source: string
  at: number
  readonly known: Variables
  readonly tokens: ShellToken[]
  fault: Fault | null
}

/**
 * PowerShell, as far as commands with arguments go: both kinds of strings and here-strings, escapes
 * with the backtick, variables and pipes.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export const readPowerShell: ShellReader = (source) => {
  const scan: PowerShellScan = { source, at: 0, known: createVariables(), tokens: [], fault: null }
  while (scan.at < source.length && scan.fault === null) readToken(scan)
  return scan.fault === null ? ok(groupCommands(scan.tokens)) : { ok: false, error: scan.fault }
}

const skipped = /(?:[ \t]|`\r?\n)+|<#(?:[\s\S]*?#>|[\s\S]*)|#[^\r\n]*/y
const lineEnd = /\r?\n|\r/y
const control = /&&|\|\||[;|]/y
const output = /\d?>>?(?:&\d)?[ \t]*/y

function readToken(scan: PowerShellScan): void {
  const { source, at, tokens } = scan
  const passed = matchAt(skipped, source, at) ?? matchAt(output, source, at)
  const end = passed ?? matchAt(lineEnd, source, at)
  const mark = end ?? matchAt(control, source, at)
  if (passed === null && mark !== null) {
    const by = end !== null ? 'line' : mark[0] === '|' ? 'pipe' : 'other'
    tokens.push({ kind: 'end', by, from: at })
  }
  if (mark !== null) {
    scan.at += mark[0].length
    return
  }
  // The call operator.
  if (source[at] === '&') scan.at += 1
  else {
    tokens.push({ kind: 'word', word: readWord(scan) })
    rememberAssignment(scan)
  }
}

/** `$name = 'text'` */
function rememberAssignment({ tokens, known }: PowerShellScan): void {
  const [name, equals, value] = tokens
    .slice(-3)
    .map((token) => (token.kind === 'word' ? token.word.value : null))
  const variable = name?.holes[0]?.written
  if (!variable || equals?.text !== '=' || !value || value.holes.length > 0) return
  known.set(nameOf(variable), value.text)
}

/** Variables are written with and without braces, and in any case. */
const nameOf = (written: string): string => written.replaceAll(/[${}]/g, '').toLowerCase()

const plain = /[^ \t\r\n'‘’‚‛"“”„`$;|]+/y
const hereString = /@(['‘’‚‛"“”„])[ \t]*\r?\n/y
const brokenContinuation = /`[ \t]+(?:\r?\n|\r)/y

function readWord(scan: PowerShellScan): Word {
  const { source } = scan
  const from = scan.at
  const tracer = createTextTracer()
  let isQuoted = false
  while (scan.at < source.length && scan.fault === null) {
    const isHere = matchAt(hereString, source, scan.at)
    const part = matchAt(plain, source, scan.at)
    if (isHere) readHereString(scan, tracer, isHere)
    else if (part !== null) {
      tracer.add(part[0], scan.at)
      scan.at += part[0].length
      continue
    } else if (singles.test(source[scan.at] ?? '')) readSingle(scan, tracer)
    else if (doubles.test(source[scan.at] ?? '')) readDouble(scan, tracer)
    else if (readUnquoted(scan, tracer)) continue
    else break
    isQuoted = true
  }
  return { value: tracer.finish(), from, isQuoted }
}

function readUnquoted(scan: PowerShellScan, tracer: TextTracer): boolean {
  const { source, at } = scan
  if (source[at] === '$') return addVariable(scan, tracer)
  if (source[at] !== '`') return false
  if (matchAt(brokenContinuation, source, at)) {
    const message =
      'A space follows the backtick, so the command ends here. Delete the space after it.'
    scan.fault = { at, message }
  } else if (matchAt(lineEnd, source, at + 1)) return false
  else addEscape(scan, tracer)
  return true
}

const singles = /['‘’‚‛]/
const doubles = /["“”„]/
const plainSingle = /[^'‘’‚‛]+/y
const plainDouble = /[^"“”„`$]+/y

function readSingle(scan: PowerShellScan, tracer: TextTracer): void {
  const { source } = scan
  const from = scan.at
  scan.at += 1
  for (;;) {
    const part = matchAt(plainSingle, source, scan.at)
    if (part !== null) {
      tracer.add(part[0], scan.at)
      scan.at += part[0].length
    } else if (scan.at >= source.length) {
      const message = "This single quote is never closed. Add a ' at the end; inside, write ''."
      scan.fault = { at: from, message }
      return
    } else if (singles.test(source[scan.at + 1] ?? '')) {
      tracer.add(source[scan.at] ?? '', scan.at)
      scan.at += 2
    } else {
      scan.at += 1
      return
    }
  }
}

function readDouble(scan: PowerShellScan, tracer: TextTracer): void {
  const { source } = scan
  const from = scan.at
  scan.at += 1
  for (;;) {
    if (addDoublePart(scan, tracer)) continue
    if (scan.at >= source.length) {
      const message = 'This double quote is never closed. Add a " at the end; inside, write `".'
      scan.fault = { at: from, message }
      return
    }
    if (!doubles.test(source[scan.at + 1] ?? '')) {
      scan.at += 1
      return
    }
    tracer.add(source[scan.at] ?? '', scan.at)
    scan.at += 2
  }
}

/** Letters, an escape or a variable; false at a quote or the end. */
function addDoublePart(scan: PowerShellScan, tracer: TextTracer): boolean {
  const part = matchAt(plainDouble, scan.source, scan.at)
  if (part !== null) {
    tracer.add(part[0], scan.at)
    scan.at += part[0].length
    return true
  }
  if (scan.source[scan.at] === '`') return addEscape(scan, tracer)
  return scan.source[scan.at] === '$' && addVariable(scan, tracer)
}

const escapes: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const escape = /`(?:u\{([\da-fA-F]{1,6})\}|(\r?\n|[\s\S]))?/y

function addEscape(scan: PowerShellScan, tracer: TextTracer): true {
  const [written = '`', code, letter = ''] = matchAt(escape, scan.source, scan.at) ?? []
  const point = Number.parseInt(code ?? '0', 16)
  const text =
    code === undefined
      ? (escapes[letter] ?? letter)
      : point > 0x10ffff
        ? '\ufffd'
        : String.fromCodePoint(point)
  tracer.add(text, scan.at)
  scan.at += written.length
  return true
}

const variable =
  /\$(?:(?:env:|script:|global:)?[A-Za-z_]\w*|\{[^}\n]*\}|\((?:[^()"'\n]|\([^()\n]*\))*\))/iy

/** What the text itself sets is put in; anything else is a hole. A `$` before anything else is a letter. */
function addVariable(scan: PowerShellScan, tracer: TextTracer): true {
  const { source, at, known } = scan
  const [written] = matchAt(variable, source, at) ?? ['']
  const value = known.get(nameOf(written))
  // What stands before `=` is a name.
  const isTarget = /^\s*=/.test(source.slice(at + written.length, at + written.length + 8))
  if (written === '') tracer.add('$', at)
  else if (value === undefined || isTarget) tracer.addHole({ offset: at, written })
  else tracer.addValue(value, at)
  scan.at += Math.max(1, written.length)
  return true
}

function readHereString(
  scan: PowerShellScan,
  tracer: TextTracer,
  [start, mark = '']: RegExpExecArray,
): void {
  const { source } = scan
  const from = scan.at
  const isVerbatim = singles.test(mark)
  const begin = from + start.length
  const end = isVerbatim ? /\r?\n['‘’‚‛]@/g : /\r?\n["“”„]@/g
  end.lastIndex = begin - 1 // an empty one has no line of its own
  const match = end.exec(source)
  if (match === null) {
    const message = `This here-string is never closed. Add a line that begins with ${isVerbatim ? "'" : '"'}@ at its end.`
    scan.fault = { at: from, message }
    return
  }
  const to = Math.max(begin, match.index)
  if (isVerbatim) tracer.add(source.slice(begin, to), begin)
  else addHereLines({ ...scan, source: source.slice(0, to), at: begin }, tracer)
  scan.at = match.index + match[0].length
}

/** In a here-string quotes are letters. */
function addHereLines(scan: PowerShellScan, tracer: TextTracer): void {
  while (scan.at < scan.source.length) {
    if (addDoublePart(scan, tracer)) continue
    tracer.add(scan.source[scan.at] ?? '', scan.at)
    scan.at += 1
  }
}
