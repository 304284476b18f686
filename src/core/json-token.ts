/** A piece of a JSON text. Offsets count UTF-16 units, `to` is the one after the last. */
export interface JsonToken {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'literal' | 'end' | 'bad'
  readonly from: number
  readonly to: number
  /** What is wrong with it, in plain words; only when it is `bad`. */
  readonly problem?: string
}

const space = /[ \t\n\r]*/y
const punctuation = /[{}[\]:,]/y
const goodNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i
/** Whatever is not parted by a space or a mark belongs together: `1.2.3`, `-Infinity`, `naïve`. */
const word = /[-+.$_\p{L}\p{N}]+/uy
const comment = /#[^\n]*|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y
const otherQuote = /(['`])(?:(?!\1)[^\n\\]|\\[^\n])*\1?|[‘“][^\n’”]*[’”]?|[’”]/y

const endOf = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

const bad = (from: number, to: number, problem: string): JsonToken => ({
  kind: 'bad',
  from,
  to,
  problem,
})

/**
 * The first piece of the text that begins at the offset or after it.
 * Follows RFC 8259, so that it takes exactly what `JSON.parse` takes.
 */
export function readJsonToken(text: string, offset: number): JsonToken {
  const from = endOf(space, text, offset)
  if (from >= text.length) return { kind: 'end', from: text.length, to: text.length }
  if (text[from] === '"') return readString(text, from)
  const afterMark = endOf(punctuation, text, from)
  // The pattern has found one of the six, and nothing else.
  if (afterMark > from) return { kind: text[from] as ',', from, to: afterMark }
  const afterWord = endOf(word, text, from)
  if (afterWord > from) return readWord(text.slice(from, afterWord), from, afterWord)
  const afterComment = endOf(comment, text, from)
  if (afterComment > from) return bad(from, afterComment, 'comments are not allowed in JSON')
  const afterQuote = endOf(otherQuote, text, from)
  if (afterQuote > from) return bad(from, afterQuote, 'strings need double quotes: "…"')
  return readStranger(text, from)
}

function readString(text: string, from: number): JsonToken {
  let at = from + 1
  for (; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') return { kind: 'string', from, to: at + 1 }
    if (character === '\n' || character === '\r') break
    if (character < ' ') {
      const escaped = JSON.stringify(character).slice(1, -1)
      return bad(at, at + 1, `inside a string this character is written ${escaped}`)
    }
    if (character !== '\\') continue
    const length = escapeLength(text, at)
    if (length === 0) {
      const shown = text.slice(at, at + 2)
      return bad(
        at,
        at + shown.length,
        `${shown.trim()} means nothing in JSON; a \\ is written \\\\`,
      )
    }
    at += length - 1
  }
  return bad(from, at, 'this string is not closed: its last " is missing')
}

const escape = /\\(?:["\\/bfnrt]|u[\da-f]{4})/iy
const escapeLetters = /[A-Z]/

/** @returns 0 when what follows the backslash is none of the escapes */
function escapeLength(text: string, at: number): number {
  // Only the hexadecimal digits may be of either case.
  if (escapeLetters.test(text.charAt(at + 1))) return 0
  return endOf(escape, text, at) - at
}

/** What other languages write where JSON has one word. */
const meant: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['undefined', 'null'],
  ['nil', 'null'],
  ['TRUE', 'true'],
  ['FALSE', 'false'],
  ['NULL', 'null'],
  ['Null', 'null'],
])

function readWord(found: string, from: number, to: number): JsonToken {
  if (found === 'true' || found === 'false' || found === 'null')
    return { kind: 'literal', from, to }
  if (goodNumber.test(found)) return { kind: 'number', from, to }
  return bad(from, to, problemOfWord(found))
}

function problemOfWord(found: string): string {
  const instead = meant.get(found)
  if (instead !== undefined) return `${shorten(found)} is not JSON; write ${instead}`
  if (/^[-+]?(?:NaN|Infinity)$/.test(found)) return `${found} is not a number that JSON knows`
  if (/^[-+]?0x[\da-f]+$/i.test(found)) return 'JSON writes numbers in decimal only'
  if (/^\+[\d.]/.test(found)) return 'a number has no + before it in JSON'
  if (/^-?0\d/.test(found)) return 'a number has no 0 before its other digits in JSON'
  if (/^-?\.\d/.test(found)) return 'a number needs a digit before its point: 0.5'
  if (/^-?\d+\.(?!\d)/.test(found)) return 'a number needs a digit after its point: 1.0'
  if (/^-?[\d.]/.test(found) || found === '-') return `${shorten(found)} is not a number`
  return 'strings need double quotes: "…"'
}

function readStranger(text: string, from: number): JsonToken {
  const character = String.fromCodePoint(text.codePointAt(from) ?? 0)
  const to = from + character.length
  if (/[\s\p{C}]/u.test(character)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return bad(from, to, `an invisible character (U+${code}) is not allowed here`)
  }
  return bad(from, to, `${character} has no place here`)
}

const mostShown = 30

/** A word of the text, to be shown in a sentence. */
export const shorten = (found: string): string =>
  found.length > mostShown ? `${found.slice(0, mostShown)}…` : found
