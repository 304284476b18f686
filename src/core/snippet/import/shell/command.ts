import type { Result } from '../../../result.ts'
import type { Fault } from '../place.ts'
import type { TracedText } from '../traced-text.ts'

/** One argument of a command, as the program gets it. */
export interface Word {
  readonly value: TracedText
  readonly from: number
  /** Any of it was quoted, so that it cannot be an operator or an assignment. */
  readonly isQuoted: boolean
}

/** What a shell reads at a time. */
export type ShellToken =
  | { readonly kind: 'word'; readonly word: Word }
  /** Text for the command's standard input: a here-document, a here-string. */
  | { readonly kind: 'input'; readonly word: Word }
  | { readonly kind: 'input-file'; readonly from: number }
  | { readonly kind: 'end'; readonly by: 'line' | 'pipe' | 'other'; readonly from: number }

/** One simple command of a script. */
export interface ShellCommand {
  readonly words: readonly Word[]
  readonly input: Word | null
  readonly inputFile: number | null
  readonly endedBy: 'line' | 'pipe' | 'other'
}

/** Reads a script of one shell. The error names a quote or a here-document that is never closed. */
export type ShellReader = (source: string) => Result<readonly ShellCommand[], Fault>

/** Tokens as commands; empty ones are left out. */
export function groupCommands(tokens: readonly ShellToken[]): readonly ShellCommand[] {
  const commands: ShellCommand[] = []
  let words: Word[] = []
  let input: Word | null = null
  let inputFile: number | null = null
  for (const token of tokens) {
    if (token.kind === 'word') words.push(token.word)
    else if (token.kind === 'input') input = token.word
    else if (token.kind === 'input-file') inputFile = token.from
    else {
      if (words.length > 0) commands.push({ words, input, inputFile, endedBy: token.by })
      words = []
      input = null
      inputFile = null
    }
  }
  if (words.length > 0) commands.push({ words, input, inputFile, endedBy: 'line' })
  return commands
}
