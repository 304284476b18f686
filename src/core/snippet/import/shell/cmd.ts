import { ok } from '../../../result.ts'
import { matchAt } from '../match-at.ts'
import { faultAt } from '../place.ts'
import { createVariables, type Variables } from '../variables.ts'
import { createArgumentSplitter, type ArgumentSplitter } from './cmd-arguments.ts'
import { groupCommands, type ShellReader, type ShellToken } from './command.ts'

/** A script of cmd.exe that is being read. */
interface CmdScan {
  readonly source: string
  at: number
  /** Where the quote stands that is open for cmd itself, not for the program; else null. */
  quote: number | null
  readonly known: Variables
  readonly tokens: ShellToken[]
  splitter: ArgumentSplitter
}

/**
 * cmd.exe: carets and variables first, then the line is split as Windows programs split it. Browsers
 * print both styles of "Copy as cURL (cmd)": quotes doubled, and a caret before everything.
 */
export const readCmd: ShellReader = (source) => {
  const known = createVariables()
  const tokens: ShellToken[] = []
  const splitter = createArgumentSplitter()
  const scan: CmdScan = { source, at: 0, quote: null, known, tokens, splitter }
  while (scan.at < source.length) readPart(scan)
  const open = scan.splitter.openQuote() ?? scan.quote
  endCommand(scan, 'line')
  return open === null
    ? ok(groupCommands(tokens))
    : faultAt(open, 'This double quote is never closed. Add a " at the end of the text.')
}

const plain = /[^\s"\\^%&|<>]+/y
const blank = /[ \t]+/y
const lineEnd = /\r?\n|\r/y
const continuation = /\^(?:\r?\n|\r)/y
const caret = /\^([\s\S])/y
const variable = /%([A-Za-z_]\w*)%/y

function readPart(scan: CmdScan): void {
  const { source, at, splitter } = scan
  const part = matchAt(plain, source, at)
  const end = part ?? matchAt(lineEnd, source, at)
  if (part !== null) splitter.addPlain(part[0], at)
  else if (end !== null) {
    // A quote that cmd has open ends with the line; the program's quote would stay open.
    if (splitter.openQuote() === null) endCommand(scan, 'line')
    else splitter.addPlain(end[0], at)
  }
  if (end !== null) {
    scan.at += end[0].length
    return
  }
  if (readVariable(scan) || (scan.quote === null && readCaret(scan))) return
  const space = matchAt(blank, source, at)
  scan.at += space?.[0].length ?? 1
  if (space !== null) splitter.addBlank(space[0], at)
  else readMark(scan, source[at] ?? '', at)
}

function readMark(scan: CmdScan, mark: string, at: number): void {
  if (mark === '"') {
    scan.quote = scan.quote === null ? at : null
    scan.splitter.addQuote(at)
  } else if (mark === '\\') scan.splitter.addBackslash(at)
  else if (scan.quote === null && mark === '|') endCommand(scan, 'pipe')
  else if (scan.quote === null && mark === '&') endCommand(scan, 'other')
  else scan.splitter.addPlain(mark, at)
}

function readVariable(scan: CmdScan): boolean {
  const { source, at, splitter } = scan
  const named = matchAt(variable, source, at)
  if (named === null) return false
  const [written, name = ''] = named
  const value = scan.known.get(name.toUpperCase())
  if (value === undefined) splitter.addHole({ offset: at, written })
  else splitter.addPlain(value, at)
  scan.at += written.length
  return true
}

/** A caret takes the meaning from the letter after it; after one at the end of a line, from the next line's first. */
function readCaret(scan: CmdScan): boolean {
  const { source, at, splitter } = scan
  const joined = matchAt(continuation, source, at)
  if (joined !== null) {
    scan.at += joined[0].length
    const end = matchAt(lineEnd, source, scan.at)
    if (end === null) return true
    splitter.addPlain('\n', scan.at)
    scan.at += end[0].length
    return true
  }
  const [, letter] = matchAt(caret, source, at) ?? []
  if (letter === undefined) return false
  scan.at += 2
  if (letter === '"') splitter.addQuote(at + 1)
  else if (letter === '\\') splitter.addBackslash(at + 1)
  else if (letter === ' ' || letter === '\t') splitter.addBlank(letter, at + 1)
  else splitter.addPlain(letter, at + 1)
  return true
}

function endCommand(scan: CmdScan, by: 'line' | 'pipe' | 'other'): void {
  const words = scan.splitter.finish()
  const [first, second] = words
  if (first?.value.text.toLowerCase() === 'set' && second !== undefined) {
    const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(second.value.text) ?? []
    if (name !== undefined && value !== undefined) scan.known.set(name.toUpperCase(), value)
  }
  for (const word of words) scan.tokens.push({ kind: 'word', word })
  scan.tokens.push({ kind: 'end', by, from: scan.at })
  scan.quote = null
  scan.splitter = createArgumentSplitter()
}
