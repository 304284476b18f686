/**
 * The demo's own tokenizer. A token is a word with the space before it, up to three digits, a run of
 * up to four signs, or white space; a word of more than nine letters becomes several tokens.
 * Joining the tokens gives the text back exactly.
 *
 * Every cut depends on the two characters around it or falls after a full piece, so tokens that were
 * once neighbours can be put together again and still be tokenized the same way. That is why the
 * count of sampled tokens and the count of the finished text agree.
 */
export function tokenize(text: string): string[] {
  return text.match(piecePattern) ?? []
}

export const countTokens = (text: string): number => tokenize(text).length

const ideograph = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`
const wordChar = String.raw`(?:(?![${ideograph}])[\p{L}\p{M}]|(?<=[\p{L}])['’](?=\p{L}))`

const piecePattern = new RegExp(
  [
    `[${ideograph}]`,
    ` ?${wordChar}{1,9}`,
    String.raw` ?\p{N}{1,3}`,
    String.raw` ?[^\s\p{L}\p{M}\p{N}]{1,4}`,
    String.raw`\n{1,4}`,
    String.raw`[^\S\n]{1,16}(?= [^\s])`,
    String.raw`[^\S\n]{1,16}`,
    String.raw`[^]`, // nothing is ever dropped, a lone combining mark included
  ].join('|'),
  'gu',
)
