/**
 * A word and three in small letters behind it, before the first command or group of TeX.
 * No more is tried at a word than these four, so that a long text costs no more than its length.
 */
const sentence = /^[^\\{}]*?(?<![\p{L}\p{N}_])\p{L}[\p{L}\p{N}_]+(?:\s+\p{Ll}{2,}){3}\s/u

/**
 * Whether what stands behind a single dollar is words: `$PATH is set to where` is no formula, and none
 * that goes on so. TeX would set it without its spaces, so that nobody could read it.
 * @param text up to the dollar that would end the formula, or what has come of it
 */
export const isSentence = (text: string): boolean => sentence.test(text)
