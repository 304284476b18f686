import { escapeText, hexEscape } from '../escape.ts'
import type { LiteralSyntax } from '../literal.ts'

/** A `str` literal of Python, whatever the text is (law S2). */
export const quote = (text: string): string => `"${escapeText(text, '"\\', hexEscape)}"`

/** `dict` and `list` displays. */
export const pythonSyntax: LiteralSyntax = {
  indent: '    ',
  words: { true: 'True', false: 'False', null: 'None' },
  quote,
  list: { open: '[', close: ']', padding: '' },
  object: () => ({ open: '{', close: '}', padding: '' }),
  member: (key, value) => `${quote(key)}: ${value}`,
}
