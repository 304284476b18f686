import { matchAt } from '../match-at.ts'
import type { Fault } from '../place.ts'
import { readString } from './read-string.ts'
import type { CodeSyntax } from './syntax.ts'
import type { CodeToken } from './token.ts'

/** The tokens up to the end, or up to a string that is never closed. */
export interface TokensRead {
  readonly tokens: readonly CodeToken[]
  readonly fault: Fault | null
}

const space = /[\s\ufeff]+/y
const name = /[\p{L}\p{Nl}$_][\p{L}\p{N}\p{M}$_]*/uy
const number =
  /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)n?/y
const mark = /\*\*|\.\.\.|\?\?|\|\||&&|=>|[=!<>]=+|[\s\S]/y
/** Bounded, so that a line of slashes takes no time to speak of. */
const regex = /\/(?![*/])(?:[^/\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.){0,200}\]){1,500}\/[a-z]*/y

/** Code in pieces. Never throws; linear in its length. */
export function readTokens(source: string, syntax: CodeSyntax): TokensRead {
  const tokens: CodeToken[] = []
  let at = 0
  let startsLine = true
  while (at < source.length) {
    const skipped = matchAt(space, source, at) ?? matchAt(syntax.comment, source, at)
    if (skipped !== null) {
      startsLine ||= /[\r\n]/.test(skipped[0])
      at += skipped[0].length
      continue
    }
    const start = matchAt(syntax.stringStart, source, at)
    if (start !== null) {
      const read = readString(source, at, start, syntax)
      if (!read.ok) return { tokens, fault: read.error }
      const { parts, to } = read.value
      tokens.push({ kind: 'string', parts, text: '', from: at, to, startsLine })
      at = to
    } else {
      const token = readPlain(source, at, startsLine, canBeRegex(tokens.at(-1), syntax))
      if (token !== null) tokens.push(token)
      at = token?.to ?? source.length
    }
    startsLine = false
  }
  return { tokens, fault: null }
}

function readPlain(
  source: string,
  from: number,
  startsLine: boolean,
  mayBeRegex: boolean,
): CodeToken | null {
  const place = (text: string) => ({ text, from, to: from + text.length, startsLine })
  const word = matchAt(name, source, from)
  if (word !== null) return { kind: 'name', ...place(word[0]) }
  const digits = matchAt(number, source, from)
  if (digits !== null) return { kind: 'number', ...place(digits[0]) }
  const pattern = mayBeRegex ? matchAt(regex, source, from) : null
  const sign = pattern ?? matchAt(mark, source, from)
  return sign && { kind: 'mark', ...place(sign[0]) }
}

/** After these a slash begins a regular expression, which may hold quotes. */
const canBeRegex = (last: CodeToken | undefined, { language }: CodeSyntax): boolean =>
  language === 'javascript' &&
  (last === undefined ||
    (last.kind === 'mark' && !/^[)\]}]$/.test(last.text)) ||
    (last.kind === 'name' && last.text === 'return'))
