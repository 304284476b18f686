import type { ProgramFacts, TextPlace } from '../../dialect/dialect.ts'
import { indentLines } from '../lines.ts'
import { quote } from './literal.ts'

type Print = (text: string) => string

const printRaw: Print = (text) => `process.stdout.write(${text});`
const printLine: Print = (text) => `console.log(${text});`

/** The lines that print the text of a streamed event, piece after piece. */
export const printPiece = ({ streamedText }: ProgramFacts): string[] =>
  printText(streamedText, 'event', streamedText.canBeMissing, printRaw)

/** The lines that print the text of a whole answer, which is known to have its list. */
export const printAnswer = ({ wholeText }: ProgramFacts): string[] =>
  wholeText.list?.areParts === true
    ? [...printText(wholeText, 'answer', false, printRaw), 'console.log();']
    : printText(wholeText, 'answer', false, printLine)

function printText(
  { list, when, path, canBeMissing }: TextPlace,
  root: string,
  listCanBeMissing: boolean,
  print: Print,
): string[] {
  const owner = list?.item ?? root
  const text = canBeMissing ? `${owner}.${path.join('?.')} ?? ""` : [owner, ...path].join('.')
  const tests = when.map((test) => `${[owner, ...test.path].join('.')} === ${quote(test.equals)}`)
  const printing =
    tests.length === 0 ? [print(text)] : [`if (${tests.join(' && ')}) {`, `  ${print(text)}`, '}']
  if (list === null) return printing
  const items = `${root}.${list.member}${listCanBeMissing ? ' ?? []' : ''}`
  return [`for (const ${list.item} of ${items}) {`, ...indentLines('  ', ...printing), '}']
}
