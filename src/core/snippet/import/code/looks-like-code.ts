import type { CodeToken } from './token.ts'

const keywords = new Set(
  (
    'import from as const let var await async new function return export default for of in if else not is and or ' +
    'with lambda yield class def except raise try catch finally throw type typeof instanceof public private ' +
    'static while do switch case del global nonlocal pass assert None True False extends interface'
  ).split(' '),
)

const isWord = (token: CodeToken | undefined): boolean =>
  token?.kind === 'name' && !keywords.has(token.text)

/** Code and nothing but code: three plain words in a row are a sentence in which code is quoted. */
export function looksLikeCode(tokens: readonly CodeToken[]): boolean {
  const [first, second] = tokens
  if (first === undefined) return false
  const canBegin =
    (first.kind === 'name' && keywords.has(first.text)) ||
    (first.kind === 'name' && second?.kind === 'mark' && /^[.(=]$/.test(second.text)) ||
    (first.kind === 'mark' && first.text === '(') ||
    (first.kind === 'string' && second?.startsLine === true)
  return canBegin && !tokens.some((_, index) => isSentenceAt(tokens, index))
}

const isSentenceAt = (tokens: readonly CodeToken[], index: number): boolean => {
  const [, second, third] = [tokens[index], tokens[index + 1], tokens[index + 2]]
  return (
    isWord(tokens[index]) &&
    isWord(second) &&
    isWord(third) &&
    second?.startsLine === false &&
    third?.startsLine === false
  )
}
