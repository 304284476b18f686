import type { ProgramFacts, TextPlace } from '../../dialect/dialect.ts'
import { quote } from './literal.ts'

type Path = readonly string[]

/** How a value is reached: parsed JSON by key, what an SDK returns by attribute. */
interface Reading {
  readonly member: (value: string, member: string) => string
  readonly at: (value: string, path: Path) => string
  /** Of a member that need not be there, to be compared. */
  readonly asked: (value: string, path: Path) => string
  /** An empty text where the last member, or one on the way, is missing or null. */
  readonly textAt: (value: string, path: Path) => string
  /** An empty list where it is missing or null. */
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
  member: (value, member) => byKey(value, [member]),
  at: byKey,
  // What stands deeper is asked for only where something above it was found.
  asked: (value, path) =>
    path.length === 1 ? `${value}.get(${quote(path[0] ?? '')})` : byKey(value, path),
  textAt: orEmpty,
  listAt: (value, member) => `${value}.get(${quote(member)}) or []`,
}

const byAttribute = (value: string, path: Path): string => [value, ...path].join('.')

/** Of an SDK's models. */
export const ofModels: Reading = {
  member: (value, member) => `${value}.${member}`,
  at: byAttribute,
  asked: byAttribute,
  textAt: (value, path) => `${byAttribute(value, path)} or ""`,
  listAt: (value, member) => `${value}.${member} or []`,
}

/** The lines that print the text of a streamed event, piece after piece. */
export const printPiece = ({ streamedText }: ProgramFacts, reading: Reading): string[] =>
  printText(streamedText, 'event', reading, reading.listAt, ', end="", flush=True')

/** The lines that print the text of a whole answer, which is known to have its list. */
export const printAnswer = ({ wholeText }: ProgramFacts, reading: Reading): string[] =>
  wholeText.list?.areParts === true
    ? [...printText(wholeText, 'answer', reading, reading.member, ', end=""'), 'print()']
    : printText(wholeText, 'answer', reading, reading.member, '')

function printText(
  { list, when, path, canBeMissing }: TextPlace,
  root: string,
  reading: Reading,
  itemsOf: (value: string, member: string) => string,
  ending: string,
): string[] {
  const owner = list?.item ?? root
  const text = canBeMissing ? reading.textAt(owner, path) : reading.at(owner, path)
  const tests = when.map((test) => `${reading.asked(owner, test.path)} == ${quote(test.equals)}`)
  const print = `print(${text}${ending})`
  const printing = tests.length === 0 ? [print] : [`if ${tests.join(' and ')}:`, `    ${print}`]
  if (list === null) return printing
  return [
    `for ${list.item} in ${itemsOf(root, list.member)}:`,
    ...printing.map((line) => `    ${line}`),
  ]
}
