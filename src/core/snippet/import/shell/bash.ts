import { ok } from '../../../result.ts'
import { matchAt } from '../match-at.ts'
import { faultAt } from '../place.ts'
import { createVariables } from '../variables.ts'
import { createTextTracer, type TextTracer } from '../traced-text.ts'
import { readAnsiEscape } from './ansi-c.ts'
import { addExpansion } from './bash-expansion.ts'
import type { BashScan } from './bash-scan.ts'
import { faultOfQuote } from './quote-fault.ts'
import { groupCommands, type ShellReader, type Word } from './command.ts'
import { readHereDocument } from './here-document.ts'

/**
 * Bash and zsh, as far as commands with arguments go: quotes, escapes, variables, here-documents,
 * pipes and redirections.
 * @see https://www.gnu.org/software/bash/manual/html_node/Shell-Syntax.html
 */
export const readBash: ShellReader = (source) => {
  const scan: BashScan = {
    source,
    at: 0,
    known: createVariables(),
    missingEnds: new Set(),
    pending: [],
    tokens: [],
    fault: null,
  }
  while (scan.at < source.length && scan.fault === null) readToken(scan)
  const [unread] = scan.pending
  if (scan.fault === null && unread !== undefined)
    return faultAt(
      unread.from,
      `The here-document has no text: a line ${unread.delimiter} must end it.`,
    )
  return scan.fault === null ? ok(groupCommands(scan.tokens)) : { ok: false, error: scan.fault }
}

const blank = /(?:[ \t]|\\\r?\n)+/y
const comment = /#[^\r\n]*/y
const lineEnd = /\r?\n|\r/y
const hereStart = /\d*<<(-?)[ \t]*/y
const output = /(?:\d*|&)>>?(?:&\d|&-|[|])?/y
const control = /&&|\|\||\|&|[;&|()]/y

function readToken(scan: BashScan): void {
  const { source, at } = scan
  const skipped = matchAt(blank, source, at) ?? matchAt(comment, source, at)
  if (skipped !== null) {
    scan.at += skipped[0].length
    return
  }
  const end = matchAt(lineEnd, source, at)
  if (end !== null) return endLine(scan, end[0].length)
  if (source.startsWith('<<<', at)) return readHereString(scan)
  const here = matchAt(hereStart, source, at)
  if (here !== null) return startHereDocument(scan, here)
  const redirected = matchAt(output, source, at)
  if (redirected !== null) return skipTarget(scan, redirected[0])
  if (source[at] === '<') {
    scan.tokens.push({ kind: 'input-file', from: at })
    return skipTarget(scan, '<')
  }
  const mark = matchAt(control, source, at)
  if (mark !== null) {
    scan.at += mark[0].length
    scan.tokens.push({
      kind: 'end',
      by: mark[0].startsWith('|') && mark[0] !== '||' ? 'pipe' : 'other',
      from: at,
    })
    return
  }
  const word = readWord(scan)
  rememberAssignment(scan, word)
  scan.tokens.push({ kind: 'word', word })
}

function endLine(scan: BashScan, length: number): void {
  scan.tokens.push({ kind: 'end', by: 'line', from: scan.at })
  scan.at += length
  // The input belongs to the command that the line has just ended.
  const ends = scan.tokens.splice(-1)
  for (const document of scan.pending.splice(0)) {
    const word = readHereDocument(scan, document)
    if (word !== null) scan.tokens.splice(document.tokenIndex, 0, { kind: 'input', word })
  }
  scan.tokens.push(...ends)
}

function readHereString(scan: BashScan): void {
  scan.at += 3
  scan.at += matchAt(blank, scan.source, scan.at)?.[0].length ?? 0
  scan.tokens.push({ kind: 'input', word: readWord(scan) })
}

function startHereDocument(scan: BashScan, [written, dash]: RegExpExecArray): void {
  const from = scan.at
  scan.at += written.length
  const { value, isQuoted } = readWord(scan)
  scan.pending.push({
    from,
    delimiter: value.text,
    isVerbatim: isQuoted,
    stripsTabs: dash === '-',
    tokenIndex: scan.tokens.length,
  })
}

/** Where output goes does not matter here. */
function skipTarget(scan: BashScan, written: string): void {
  scan.at += written.length
  if (/&[\d-]$/.test(written)) return
  scan.at += matchAt(blank, scan.source, scan.at)?.[0].length ?? 0
  readWord(scan)
}

const assignment = /([A-Za-z_]\w*)=/y

function rememberAssignment({ source, known, tokens }: BashScan, { from, value }: Word): void {
  const name = matchAt(assignment, source, from)?.[1]
  const last = tokens.at(-1)
  const isFirst =
    last?.kind !== 'word' || /^(?:export|declare|local|set)$/.test(last.word.value.text)
  if (name === undefined || !isFirst || value.holes.length > 0) return
  known.set(name, value.text.slice(name.length + 1))
}

const plain = /[^ \t\r\n'"\\$`;&|<>()]+/y
const continuation = /\\\r?\n/y
const brokenContinuation = /\\[ \t]+(?:\r?\n|\r)/y
const escaped = /\\([^\r\n])/uy

/** A word, from here to the next blank or operator; empty when there is none. */
function readWord(scan: BashScan): Word {
  const { source } = scan
  const from = scan.at
  const tracer = createTextTracer()
  let isQuoted = false
  while (scan.at < source.length && scan.fault === null) {
    const part = matchAt(plain, source, scan.at) ?? matchAt(continuation, source, scan.at)
    if (part !== null) {
      if (!part[0].startsWith('\\')) tracer.add(part[0], scan.at)
      scan.at += part[0].length
      continue
    }
    const isRead = readQuoted(scan, tracer, from)
    if (!isRead && !readUnquoted(scan, tracer)) break
    isQuoted ||= isRead
  }
  return { value: tracer.finish(), from, isQuoted }
}

function readQuoted(scan: BashScan, tracer: TextTracer, wordFrom: number): boolean {
  const { source, at } = scan
  if (source[at] === "'") readSingle(scan, tracer, wordFrom)
  else if (source[at] === '"') readDouble(scan, tracer, wordFrom)
  else if (source.startsWith("$'", at)) readAnsi(scan, tracer)
  else if (source.startsWith('$"', at)) {
    scan.at += 1
    readDouble(scan, tracer, wordFrom)
  } else return false
  return true
}

/** What may stand outside quotes beside plain letters; false at the end of the word. */
function readUnquoted(scan: BashScan, tracer: TextTracer): boolean {
  const { source, at } = scan
  const broken = matchAt(brokenContinuation, source, at)
  if (broken !== null) {
    scan.fault = {
      at,
      message:
        'A space follows the backslash, so the command ends here. Delete the space after it.',
    }
    return true
  }
  const letter = matchAt(escaped, source, at)
  if (letter !== null) {
    tracer.add(letter[1] ?? '', at + 1)
    scan.at += letter[0].length
    return true
  }
  if (source[at] === '$' || source[at] === '`') return addExpansion(scan, tracer)
  if (source[at] !== '\\') return false
  scan.at += 1 // a backslash at the very end
  return true
}

function readSingle(scan: BashScan, tracer: TextTracer, wordFrom: number): void {
  const { source, at } = scan
  const end = source.indexOf("'", at + 1)
  if (end === -1) {
    scan.fault = faultOfQuote(source, wordFrom, at, "'")
    return
  }
  tracer.add(source.slice(at + 1, end), at + 1)
  scan.at = end + 1
}

const plainDouble = /[^"\\$`]+/y
const escapedDouble = /\\([$`"\\])/y

function readDouble(scan: BashScan, tracer: TextTracer, wordFrom: number): void {
  const { source } = scan
  const from = scan.at
  scan.at += 1
  while (scan.fault === null) {
    const part = matchAt(plainDouble, source, scan.at)
    const letter = part ?? matchAt(escapedDouble, source, scan.at)
    const skipped = letter ?? matchAt(continuation, source, scan.at)
    if (part !== null) tracer.add(part[0], scan.at)
    else if (letter !== null) tracer.add(letter[1] ?? '', scan.at + 1)
    if (skipped !== null) scan.at += skipped[0].length
    else if (source[scan.at] === '"') {
      scan.at += 1
      return
    } else if (scan.at >= source.length) {
      scan.fault = faultOfQuote(source, wordFrom, from, '"')
    } else if (source[scan.at] === '\\') {
      tracer.add('\\', scan.at)
      scan.at += 1
    } else addExpansion(scan, tracer)
  }
}

const plainAnsi = /[^'\\]+/y

function readAnsi(scan: BashScan, tracer: TextTracer): void {
  const { source } = scan
  const from = scan.at
  scan.at += 2
  while (source[scan.at] !== "'") {
    const part = matchAt(plainAnsi, source, scan.at)
    if (scan.at >= source.length) {
      scan.fault = { at: from, message: "This $' is never closed. Add a ' at the end of the text." }
      return
    }
    const { text, to } = part
      ? { text: part[0], to: scan.at + part[0].length }
      : readAnsiEscape(source, scan.at)
    tracer.add(text, scan.at)
    scan.at = to
  }
  scan.at += 1
}
