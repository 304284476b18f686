import { matchAt } from '../match-at.ts'
import { createTextTracer, type TextTracer } from '../traced-text.ts'
import { addExpansion } from './bash-expansion.ts'
import type { BashScan, HereDocument } from './bash-scan.ts'
import type { Word } from './command.ts'

const line = /([^\r\n]*)(\r\n|\n|\r|$)/y

/** The text up to the delimiter's line, which is passed; null and a fault when there is none. */
export function readHereDocument(scan: BashScan, document: HereDocument): Word | null {
  const { source } = scan
  const from = scan.at
  const tracer = createTextTracer()
  while (scan.at < source.length) {
    const [whole, text = ''] = matchAt(line, source, scan.at) ?? ['']
    const tabs = document.stripsTabs ? (/^\t*/.exec(text)?.[0].length ?? 0) : 0
    const start = scan.at + tabs
    const end = scan.at + whole.length
    scan.at = end
    if (text.slice(tabs) === document.delimiter)
      return { value: tracer.finish(), from, isQuoted: true }
    if (document.isVerbatim) tracer.add(source.slice(start, end), start)
    else addLine({ ...scan, at: start }, tracer, end)
  }
  scan.fault ??= {
    at: document.from,
    message: `The here-document is never closed. Add a line with ${document.delimiter} alone at its end.`,
  }
  return null
}

const plain = /[^\\$`]+/y
const escaped = /\\([$`\\])/y
const continuation = /\\\r?\n/y

function addLine(scan: BashScan, tracer: TextTracer, end: number): void {
  const inner = { ...scan, source: scan.source.slice(0, end) }
  while (inner.at < end) {
    const part = matchAt(plain, inner.source, inner.at)
    const letter = part ?? matchAt(escaped, inner.source, inner.at)
    const skipped = letter ?? matchAt(continuation, inner.source, inner.at)
    if (part !== null) tracer.add(part[0], inner.at)
    else if (letter !== null) tracer.add(letter[1] ?? '', inner.at + 1)
    if (skipped !== null) inner.at += skipped[0].length
    else if (inner.source[inner.at] === '\\') {
      tracer.add('\\', inner.at)
      inner.at += 1
    } else addExpansion(inner, tracer)
  }
}
