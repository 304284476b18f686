import type { Code } from 'micromark-util-types'

/** The characters that delimit maths, as micromark counts them. */
export const codes = {
  dollar: 36,
  openParen: 40,
  closeParen: 41,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
} as const

/** micromark passes CR, LF and CRLF as -5, -4 and -3. */
export const isLineEnd = (code: Code): boolean => code !== null && code >= -5 && code <= -3

/** A tab is -2, filled up to its stop with -1. */
export const isBlank = (code: Code): boolean => code === 32 || code === -1 || code === -2

export const isSpace = (code: Code): boolean => isBlank(code) || isLineEnd(code)

export const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57
