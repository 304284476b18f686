import { matchAt } from '../match-at.ts'
import type { TextTracer } from '../traced-text.ts'
import type { BashScan } from './bash-scan.ts'

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/y
const special = /\$(?:[\d@*#?$!-]|\{[^}\n]*\})/y
const catDocument = /\$\(\s*cat\s*<<-?[ \t]*(['"]?)(\w+)\1[ \t]*\r?\n/y

/**
 * `$NAME`, `${NAME}`, `$(…)` or a backtick, in double quotes or outside of them. What the text
 * itself sets is put in; anything else is a hole. A `$` before anything else is a letter.
 * @returns true, because something was read
 */
export function addExpansion(scan: BashScan, tracer: TextTracer): true {
  const { source, at, known } = scan
  const named = matchAt(variable, source, at)
  if (named !== null) {
    const value = known.get(named[1] ?? named[2] ?? '')
    if (value === undefined) addHole(scan, tracer, at + named[0].length)
    else {
      tracer.addValue(value, at)
      scan.at += named[0].length
    }
    return true
  }
  if (readCatDocument(scan, tracer)) return true
  const other = matchAt(special, source, at)
  if (other !== null) addHole(scan, tracer, at + other[0].length)
  else if (source.startsWith('$(', at)) addHole(scan, tracer, endOfCommand(source, at + 2))
  else if (source[at] === '`') addHole(scan, tracer, endOfBackticks(source, at + 1))
  else {
    tracer.add('$', at)
    scan.at += 1
  }
  return true
}

function addHole(scan: BashScan, tracer: TextTracer, to: number): void {
  tracer.addHole({ offset: scan.at, written: scan.source.slice(scan.at, to) })
  scan.at = to
}

/** `$(cat <<'EOF' … EOF)`: how some pages put a long body into an argument. */
function readCatDocument(scan: BashScan, tracer: TextTracer): boolean {
  const { source, at } = scan
  const start = matchAt(catDocument, source, at)
  if (start === null || scan.missingEnds.has(start[2] ?? '')) return false
  const from = at + start[0].length
  const end = new RegExp(`^[ \\t]*${start[2] ?? ''}[ \\t]*\\r?\\n\\s*\\)`, 'm')
  const rest = source.slice(from)
  const match = end.exec(rest)
  if (match === null) {
    scan.missingEnds.add(start[2] ?? '')
    return false
  }
  const text = rest.slice(0, match.index)
  tracer.add(text.trimEnd(), from)
  if (start[1] === '' && /[$`]/.test(text))
    tracer.addHole({ offset: from + text.search(/[$`]/), written: '' })
  scan.at = from + match.index + match[0].length
  return true
}

/** The end of `$(…)`, counting parentheses outside quotes; the end of the text when it is open. */
function endOfCommand(source: string, from: number): number {
  const mark = /\\[\s\S]|'[^']*'|[()]/g
  mark.lastIndex = from
  let depth = 1
  for (let match = mark.exec(source); match; match = mark.exec(source)) {
    if (match[0] === '(') depth += 1
    if (match[0] === ')') depth -= 1
    if (depth === 0) return mark.lastIndex
  }
  return source.length
}

function endOfBackticks(source: string, from: number): number {
  const end = source.indexOf('`', from)
  return end === -1 ? source.length : end + 1
}
