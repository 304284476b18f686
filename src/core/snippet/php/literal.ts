import { escapeText, hasHidden } from '../escape.ts'
import type { LiteralSyntax } from '../literal.ts'

const byNumber = (code: number): string => `\\u{${code.toString(16)}}`

/** A string literal of PHP, whatever the text is (law S2): in single quotes where no escape is needed. */
export const quote = (text: string): string =>
  hasHidden(text)
    ? `"${escapeText(text, '"\\$', byNumber)}"`
    : `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

/** Keys that make json_encode write a list: PHP turns '0', '1' … into integers. */
const isListOfPhp = (keys: readonly string[]): boolean =>
  keys.every((key, index) => key === `${index}`)

/** Arrays, and a cast where json_encode would take an array with such keys, or none, for a list. */
export const phpSyntax: LiteralSyntax = {
  indent: '    ',
  words: { true: 'true', false: 'false', null: 'null' },
  quote,
  list: { open: '[', close: ']', padding: '' },
  object: (keys) => ({ open: isListOfPhp(keys) ? '(object) [' : '[', close: ']', padding: '' }),
  member: (key, value) => `${quote(key)} => ${value}`,
}
