/** A word or a mark, with the white space before it. All tokens of a text, put together, are the text. */
export interface Token {
  readonly space: string
  readonly word: string
}

/** Scripts that write no spaces between words: there each letter stands alone. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const letter = String.raw`(?![${unspaced}])[\p{L}\p{N}\p{M}_]`
const tail = String.raw`[\p{M}\p{Emoji_Modifier}]*`
const pictograph = String.raw`\p{Extended_Pictographic}${tail}`

/** What a person sees as one is never torn: words, letters with their marks, families, flags. */
const token = new RegExp(
  String.raw`(\s*)(` +
    [
      `(?:${letter})+(?:['’](?:${letter})+)*`,
      String.raw`[${unspaced}]\p{M}*`,
      String.raw`${pictograph}(?:\u200D${pictograph})*`,
      String.raw`\p{Regional_Indicator}{2}`,
      String.raw`\P{M}\p{M}+`,
      '[^])',
    ].join('|'),
  'gu',
)

/**
 * A text as words, in any script. Not by `Intl.Segmenter`: in V8 its time grows with the square of
 * the text (64,000 words took minutes), and Firefox has it only since version 125.
 */
export const splitWords = (text: string): readonly Token[] =>
  Array.from(text.matchAll(token), ([, space = '', word = '']) => ({ space, word }))
