import { parseJson } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import { createOrderCheck } from './check-order.ts'
import { mostLineLength, type ExchangeLine } from './line.ts'
import { parseLine } from './parse-line.ts'
import { createLineSplitter } from './split-lines.ts'

/** What cannot be read, and where. */
export interface ExchangeProblem {
  /** From 1. */
  readonly line: number
  /** What is wrong and what to do, in sentences for a user. */
  readonly message: string
}

/** Fed text, gives lines. After a problem it is of no further use. */
export interface ExchangeReader {
  /** The lines that this piece of the file completes. */
  push(piece: string): Result<readonly ExchangeLine[], ExchangeProblem>
  /** The file is over. */
  end(): Result<readonly ExchangeLine[], ExchangeProblem>
}

/**
 * Reads a file in pieces of any cut; holds one line of it and the ids. A byte order mark, CR LF and
 * empty lines are fine: editors add them.
 * @param mostLength of a line, in UTF-16 units
 */
export function createExchangeReader(mostLength = mostLineLength): ExchangeReader {
  const splitter = createLineSplitter(mostLength)
  const order = createOrderCheck()
  let lineNumber = 0

  function readLine(text: string): Result<ExchangeLine | null, ExchangeProblem> {
    lineNumber += 1
    const bare = lineNumber === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text
    if (bare.trim() === '') return ok(null)
    const line = parseLine(bare)
    if (!line.ok) return fail(problemOf(lineNumber, line.error))
    const misplaced = order.take(line.value)
    return misplaced === null ? line : fail(problemOf(lineNumber, misplaced))
  }

  function readLines(texts: readonly string[]): Result<readonly ExchangeLine[], ExchangeProblem> {
    const lines: ExchangeLine[] = []
    for (const text of texts) {
      const line = readLine(text)
      if (!line.ok) return line
      if (line.value) lines.push(line.value)
    }
    return ok(lines)
  }

  return {
    push(piece) {
      const texts = splitter.push(piece)
      return texts === null ? fail(tooLong(lineNumber + 1, mostLength)) : readLines(texts)
    },
    end() {
      const rest = splitter.end()
      const read = readLines(rest === null ? [] : [rest])
      if (order.isWhole()) return read
      if (lineNumber === 0) return fail(emptyFile)
      // A last line that is not JSON has most likely been cut; a first one is another kind of file.
      const isCut = rest !== null && lineNumber > 1 && !parseJson(rest).ok
      return read.ok || isCut ? fail(cutOff(lineNumber)) : read
    },
  }
}

/**
 * The same over a whole file: its lines, or one problem as the last thing that comes.
 * @param pieces its text, decoded so that bytes that are not UTF-8 are an error
 */
export async function* readExchange(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Result<ExchangeLine, ExchangeProblem>, void, undefined> {
  const reader = createExchangeReader()
  for await (const piece of pieces) {
    const read = reader.push(piece)
    if (!read.ok) return yield read
    yield* read.value.map(ok)
  }
  const rest = reader.end()
  if (rest.ok) yield* rest.value.map(ok)
  else yield rest
}

const problemOf = (line: number, rest: string): ExchangeProblem => ({
  line,
  message: `Line ${line} ${rest}. Nothing was imported. ${line === 1 ? choose : correct}`,
})

const choose = 'Choose an export that this version of Verbatim can read.'
const correct = 'Correct that line, or export again, and import the whole file.'

const tooLong = (line: number, mostLength: number): ExchangeProblem => ({
  line,
  message: `Line ${line} is longer than ${Math.floor(mostLength / 1024 / 1024)} MiB, which no line of an export is. Nothing was imported. ${choose}`,
})

const cutOff = (line: number): ExchangeProblem => ({
  line,
  message: `The file ends after line ${line} without its end line: a part of it is missing. Nothing was imported. Copy the file again, or export again.`,
})

const emptyFile: ExchangeProblem = {
  line: 1,
  message: `The file is empty. Nothing was imported. ${choose}`,
}
