import type { ProgramFacts, TextPlace } from '../../dialect/dialect.ts'
import { quote } from './literal.ts'

type Path = readonly string[]

/** How a value is reached: parsed JSON by key, what an SDK returns by attribute. */
interface Reading {
  readonly at: (value: string, path: Path) => string
  /** An empty text where the last member, or one on the way, is missing or null. */
  readonly textAt: (value: string, path: Path) => string
  readonly listAt: (value: string, member: string) => string
}

const byKey = (value: string, path: Path): string =>
  `${value}${path.map((key) => `[${quote(key)}]`).join('')}`

const orEmpty = (value: string, [key = '', ...rest]: Path): string =>
  rest.length === 0
    ? `${value}.get(${quote(key)}) or ""`
    : orEmpty(`(${value}.get(${quote(key)}) or {})`, rest)

/** Of dictionaries. */
export const ofJson: Reading = {
  at: (value, path) =>
    path.length === 1 ? `${value}.get(${quote(path[0] ?? '')})` : byKey(value, path),
  textAt: orEmpty,
  listAt: (value, member) => `${value}.get(${quote(member)}) or []`,
}

const byAttribute = (value: string, path: Path): string => [value, ...path].join('.')

/** Of an SDK's models. */
export const ofModels: Reading = {
  at: byAttribute,
  textAt: (value, path) => `${byAttribute(value, path)} or ""`,
  listAt: (value, member) => `${value}.${member} or []`,
}

/** The lines that print the text of a streamed event, piece after piece. */
export const printPiece = (facts: ProgramFacts, reading: Reading): string[] =>
  printText('event', facts.streamedText, reading, ', end="", flush=True')

/** The lines that print the text of a whole answer. */
export function printAnswer(facts: ProgramFacts, reading: Reading): string[] {
  const place = facts.wholeText
  return place.list?.areParts === true
    ? [...printText('answer', place, reading, ', end=""'), 'print()']
    : printText('answer', place, reading, '')
}

function printText(root: string, place: TextPlace, reading: Reading, ending: string): string[] {
  const { list, when, path, canBeMissing } = place
  const owner = list?.item ?? root
  const text = canBeMissing ? reading.textAt(owner, path) : reading.at(owner, path)
  const tests = when.map((test) => `${reading.at(owner, test.path)} == ${quote(test.equals)}`)
  const print = `print(${text}${ending})`
  const printing = tests.length === 0 ? [print] : [`if ${tests.join(' and ')}:`, `    ${print}`]
  return list === null
    ? printing
    : [
        `for ${list.item} in ${reading.listAt(root, list.member)}:`,
        ...printing.map((line) => `    ${line}`),
      ]
}
