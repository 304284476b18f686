import { escapeText, hexEscape } from '../escape.ts'
import type { LiteralSyntax } from '../literal.ts'

/** A string literal of JavaScript, whatever the text is (law S2). */
export const quote = (text: string): string => `"${escapeText(text, '"\\', hexEscape)}"`

const name = /^[A-Za-z_$][\w$]*$/

/** In a literal `__proto__: x` and `"__proto__": x` set the prototype; computed, it is a member. */
const keyOf = (key: string): string => {
  if (key === '__proto__') return '["__proto__"]'
  return name.test(key) ? key : quote(key)
}

/** Object and array literals. */
export const javascriptSyntax: LiteralSyntax = {
  indent: '  ',
  words: { true: 'true', false: 'false', null: 'null' },
  quote,
  list: { open: '[', close: ']', padding: '' },
  object: (keys) => ({ open: '{', close: '}', padding: keys.length === 0 ? '' : ' ' }),
  member: (key, value) => `${keyOf(key)}: ${value}`,
}
