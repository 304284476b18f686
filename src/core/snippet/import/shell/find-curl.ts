import type { ShellCommand, Word } from './command.ts'

/** The first curl of a script. */
export interface CurlFound {
  readonly command: ShellCommand
  readonly index: number
  /** Where the word `curl` stands among the words. */
  readonly wordIndex: number
}

const curl = /^(?:.*[/\\])?curl(?:\.exe)?$/i
/** What may stand before it in its own command: a prompt, variables, a wrapper. */
const before = /^(?:[$%>#]|\w+=[\s\S]*|time|sudo|exec|if|!|PS|[A-Z]:\\.*>|\$\w+|=)$/i
/** What may come before it in a script: variables, and what prints a body. */
const preparing =
  /^(?:export|set|declare|local|read|echo|printf|cat|Write-Output|unset|@echo|chcp)$|^\w+=|^[$][\w:]+$/i

/** Null when anything comes before it that is no script: a sentence, another program. */
export function findCurl(commands: readonly ShellCommand[]): CurlFound | null {
  for (const [index, command] of commands.entries()) {
    const wordIndex = command.words.findIndex(({ value }) => !before.test(value.text))
    const word = command.words[wordIndex]
    if (word !== undefined && curl.test(word.value.text)) return { command, index, wordIndex }
    const [first] = command.words
    if (first === undefined) continue
    const isText = command.words.length === 1 && first.isQuoted
    if (!isText && !preparing.test(first.value.text) && !before.test(first.value.text)) return null
  }
  return null
}

/** What the command before the pipe writes, where the text says it. */
export function pipedInto(commands: readonly ShellCommand[], index: number): Word | null {
  const source = commands[index - 1]
  if (source?.endedBy !== 'pipe') return null
  const [program, ...words] = source.words
  const name = program?.value.text ?? ''
  if (name === 'cat') return source.input
  const printed = /^(?:echo|printf|Write-Output)$/i.test(name) ? words : source.words
  // `echo -n`, `printf '%s'`
  return printed.findLast(({ value }) => !/^-\w$|^%s(?:\\n)?$/.test(value.text)) ?? null
}
