/** The languages that can be coloured line by line. */
export type CodeGrammar = 'bash' | 'powershell' | 'python' | 'javascript' | 'php' | 'json'

export interface CodeLine {
  /** With its line end, so that all lines together are the code. */
  readonly text: string
  readonly grammar: CodeGrammar
}

/** A here-document's first line says with which line it ends; PowerShell's ends with `'@`. */
const embedded: Partial<Readonly<Record<CodeGrammar, (line: string) => string | undefined>>> = {
  bash: (line) => /<<'(\w+)'/.exec(line)?.[1],
  powershell: (line) => (/@'\r?\n$/.test(line) ? `'@` : undefined),
}

const isEnd = (line: string, mark: string): boolean =>
  // In PowerShell more may follow the mark, in bash nothing may.
  mark === `'@` ? line.startsWith(mark) : line.trimEnd() === mark

/** The code in lines. What a here-document holds is JSON, whatever stands around it. */
export function splitCodeLines(code: string, grammar: CodeGrammar): readonly CodeLine[] {
  let endMark: string | undefined
  return code.split(/(?<=\n)/).map((text) => {
    if (endMark !== undefined && !isEnd(text, endMark)) return { text, grammar: 'json' }
    endMark = endMark === undefined ? embedded[grammar]?.(text) : undefined
    return { text, grammar }
  })
}
