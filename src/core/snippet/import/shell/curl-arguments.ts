import { ok, type Result } from '../../../result.ts'
import { faultAt, type Fault } from '../place.ts'
import { sliceTraced, sourceOffset, type TracedText } from '../traced-text.ts'
import type { Word } from './command.ts'
import { readOptions, type OptionKind, type OptionRead } from './curl-options.ts'

/** An option with its argument, or (`kind` null) a word that is none: a URL. */
export interface CurlArgument {
  readonly kind: OptionKind | null
  readonly name: string
  readonly value: TracedText
  readonly from: number
}

const nothing: TracedText = { text: '', runs: [], holes: [] }

/** The words after `curl`, sorted into options and others. */
export function readCurlArguments(words: readonly Word[]): Result<readonly CurlArgument[], Fault> {
  const found: CurlArgument[] = []
  let areOptionsOver = false
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]
    if (word === undefined) break
    const { value, from } = word
    if (value.text === '--' && !areOptionsOver) areOptionsOver = true
    else if (areOptionsOver || !/^-./.test(value.text)) {
      found.push({ kind: null, name: '', value, from })
    } else {
      const options = readOptions(value.text)
      if (typeof options === 'string') return faultAt(from, unknownOption(options, value.text))
      for (const option of options) {
        const read = argumentOf(option, word, words[index + 1])
        if (!read.ok) return read
        if (option.takesArgument && option.attachedAt === null) index += 1
        found.push(read.value)
      }
    }
  }
  return ok(found)
}

function argumentOf(
  option: OptionRead,
  word: Word,
  next: Word | undefined,
): Result<CurlArgument, Fault> {
  const { kind, name, attachedAt } = option
  const { from } = word
  if (!option.takesArgument) return ok({ kind, name, value: nothing, from })
  if (attachedAt !== null) {
    const value = sliceTraced(word.value, attachedAt)
    return ok({ kind, name, value, from: sourceOffset(word.value, attachedAt) })
  }
  if (next === undefined)
    return faultAt(from, `${name} needs a value after it, and the command ends here.`)
  return ok({ kind, name, value: next.value, from: next.from })
}

/** A long word is not repeated: it may be a text in which a quote is wrong. */
const unknownOption = (name: string, word: string): string =>
  /^--?[\w-]{1,24}(?:=|$)/.test(word)
    ? `curl has no option ${name}. Delete it, or write it as curl does.`
    : 'A word that begins with - stands where an option goes. Check the quotes before it.'
