/** The languages that can be coloured line by line. */
export type CodeGrammar = 'bash' | 'powershell' | 'python' | 'javascript' | 'php' | 'json'

/** One line; the very same object for as long as it reads the same. */
export interface CodeLine {
  /** With its line end, so that all lines together are the code. */
  readonly text: string
  readonly grammar: CodeGrammar
  /** The line that ends the here-document in which the next line is, or null. */
  readonly endMark: string | null
}

/** A here-document's first line says with which line it ends; PowerShell's ends with `'@`. */
const embedded: Partial<Readonly<Record<CodeGrammar, (line: string) => string | null>>> = {
  bash: (line) => /<<'(\w+)'/.exec(line)?.[1] ?? null,
  powershell: (line) => (/@'\r?\n$/.test(line) ? `'@` : null),
}

const isEnd = (line: string, mark: string): boolean =>
  // In PowerShell more may follow the mark, in bash nothing may.
  mark === `'@` ? line.startsWith(mark) : line.trimEnd() === mark

function lineOf(text: string, grammar: CodeGrammar, before: CodeLine | undefined): CodeLine {
  const endMark = before?.endMark ?? null
  if (endMark !== null && !isEnd(text, endMark)) return { text, grammar: 'json', endMark }
  return { text, grammar, endMark: endMark === null ? (embedded[grammar]?.(text) ?? null) : null }
}

/**
 * The code in lines. What a here-document holds is JSON, whatever stands around it.
 * @param before the lines of the code as it was, in the same grammar: those at both ends that have
 *   not changed come back as they are, so that a letter in 200 kB costs one line.
 */
export function splitCodeLines(
  code: string,
  grammar: CodeGrammar,
  before: readonly CodeLine[] = [],
): readonly CodeLine[] {
  const lines = sameHead(code, before)
  const start = lengthOf(lines)
  const tail = sameTail(code, start, before.slice(lines.length))
  const end = code.length - lengthOf(tail)
  const add = (from: number, to: number) => {
    for (let at = from; at < to;) {
      const next = code.indexOf('\n', at) + 1 || code.length
      lines.push(lineOf(code.slice(at, next), grammar, lines.at(-1)))
      at = next
    }
  }
  add(start, end)
  // Not `at`: before the first line there is none, and not the last one.
  const markBefore = before[before.length - tail.length - 1]?.endMark ?? null
  // Inside a here-document that was not one before, the same text is another language.
  if (tail.length > 0 && (lines.at(-1)?.endMark ?? null) !== markBefore) add(end, code.length)
  else lines.push(...tail)
  return lines
}

function sameHead(code: string, before: readonly CodeLine[]): CodeLine[] {
  let end = 0
  const changed = before.findIndex(({ text }) => {
    if (!code.startsWith(text, end)) return true
    end += text.length
    return !text.endsWith('\n') && end !== code.length // the last line has grown
  })
  return changed === -1 ? [...before] : before.slice(0, changed)
}

function sameTail(code: string, least: number, before: readonly CodeLine[]): readonly CodeLine[] {
  let start = code.length
  const changed = before.findLastIndex(({ text }) => {
    if (start - text.length < least || !code.endsWith(text, start)) return true
    start -= text.length
    return false
  })
  const tail = before.slice(changed + 1)
  // The first of them may be the end of a line that has grown at its front.
  return start > least && code[start - 1] !== '\n' ? tail.slice(1) : tail
}

const lengthOf = (lines: readonly CodeLine[]): number =>
  lines.reduce((length, { text }) => length + text.length, 0)

/** Splits what is shown now with what was shown last in mind. */
export function createLineSplitter(): (code: string, grammar: CodeGrammar) => readonly CodeLine[] {
  let last: { code: string; grammar: CodeGrammar; lines: readonly CodeLine[] } | null = null
  return (code, grammar) => {
    if (last?.grammar !== grammar) last = null
    if (last?.code === code) return last.lines
    const lines = splitCodeLines(code, grammar, last?.lines)
    last = { code, grammar, lines }
    return lines
  }
}
