import type { ProgramFacts, TextPlace } from '../../dialect/dialect.ts'
import { quote } from './literal.ts'

/** The lines that print the text of a streamed event, piece after piece. */
export const printPiece = ({ streamedText }: ProgramFacts): string[] =>
  printText('event', streamedText, (text) => `process.stdout.write(${text})`)

/** The lines that print the text of a whole answer. */
export function printAnswer({ wholeText }: ProgramFacts): string[] {
  return wholeText.list?.areParts === true
    ? [
        ...printText('answer', wholeText, (text) => `process.stdout.write(${text})`),
        'console.log();',
      ]
    : printText('answer', wholeText, (text) => `console.log(${text})`)
}

function printText(root: string, place: TextPlace, print: (text: string) => string): string[] {
  const { list, when, path, canBeMissing } = place
  const owner = list?.item ?? root
  // Each test holds for what the next one looks into, so only the text itself can be missing.
  const text = canBeMissing
    ? `${[owner, ...path].join('?.').replace('?.', '.')} ?? ""`
    : [owner, ...path].join('.')
  const tests = when.map((test) => `${[owner, ...test.path].join('.')} === ${quote(test.equals)}`)
  const condition = tests.length === 0 ? '' : `if (${tests.join(' && ')}) `
  if (list === null) return [`${condition}${print(text)};`]
  const all = `${root}.${list.member}${canBeMissing ? ' ?? []' : ''}`
  return [`for (const ${list.item} of ${all}) {`, `  ${condition}${print(text)};`, '}']
}
