import { createTextTracer, type Hole, type TextTracer } from '../traced-text.ts'
import type { Word } from './command.ts'

/** Splits the line that cmd.exe gives to a program, as the program itself does. */
export interface ArgumentSplitter {
  addPlain(text: string, offset: number): void
  addBlank(text: string, offset: number): void
  addQuote(offset: number): void
  addBackslash(offset: number): void
  addHole(hole: Hole): void
  /** Where the quote stands that is open, else null. */
  openQuote(): number | null
  finish(): readonly Word[]
}

interface Open {
  readonly from: number
  readonly tracer: TextTracer
  isQuoted: boolean
}

/**
 * Backslashes are special only before a quote; two quotes inside quotes are one.
 * @see https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
 */
export function createArgumentSplitter(): ArgumentSplitter {
  const words: Word[] = []
  let open: Open | null = null
  let quote: number | null = null
  let backslashes: number[] = []
  /** The last thing was a quote that closed: one more right after it is a letter. */
  let justClosed: number | null = null

  const begin = (from: number): Open =>
    (open ??= { from, tracer: createTextTracer(), isQuoted: false })
  const flush = (count = backslashes.length) => {
    for (const offset of backslashes.slice(0, count)) begin(offset).tracer.add('\\', offset)
    backslashes = []
  }
  const end = () => {
    flush()
    if (open !== null)
      words.push({ value: open.tracer.finish(), from: open.from, isQuoted: open.isQuoted })
    open = null
    justClosed = null
  }
  const add = (text: string, offset: number) => {
    flush()
    justClosed = null
    begin(offset).tracer.add(text, offset)
  }

  return {
    addPlain: add,
    addBlank: (text, offset) => (quote === null ? end() : add(text, offset)),
    addBackslash: (offset) => {
      justClosed = null
      backslashes.push(offset)
    },
    addHole: (hole) => {
      flush()
      begin(hole.offset).tracer.addHole(hole)
    },
    addQuote: (offset) => {
      const word = begin(backslashes[0] ?? offset)
      const isLetter = backslashes.length % 2 === 1
      flush(Math.floor(backslashes.length / 2))
      if (isLetter) return word.tracer.add('"', offset)
      word.isQuoted = true
      if (justClosed !== null) {
        word.tracer.add('"', offset)
        quote = justClosed
        justClosed = null
      } else if (quote === null) quote = offset
      else {
        justClosed = quote
        quote = null
      }
    },
    openQuote: () => quote,
    finish: () => {
      end()
      return words
    },
  }
}
