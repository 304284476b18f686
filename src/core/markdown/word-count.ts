/** Chinese, Japanese and the scripts of South East Asia: only a dictionary knows where a word ends. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** Where words are spaced: as Unicode bounds them (UAX #29), `don't`, `3.14` and `snake_case` are one. */
const spacedWord =
  /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_\u200D]|(?<=[\p{L}\p{M}])[.:·'’](?=\p{L})|(?<=\p{N})[.,;'’](?=\p{N}))*/gu

/** Made when it is first needed: the browser takes 50 ms to find its dictionaries. */
let words: Intl.Segmenter | null = null

/** Words in any script. */
export function countWords(text: string): number {
  if (!unspaced.test(text)) return text.match(spacedWord)?.length ?? 0
  words ??= new Intl.Segmenter('en', { granularity: 'word' })
  let count = 0
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++
  return count
}

/** In characters. Finding words costs a microsecond each; more than these are not looked at. */
const countedLength = 16_000

/** How much an answer says: `214 words`, of a long one `about 12,000 words`. Marks are no words. */
export function wordCountOf(text: string): string {
  const counted = countWords(text.slice(0, countedLength))
  if (text.length <= countedLength) return formatWordCount(counted)
  const guess = (counted * text.length) / countedLength
  return `about ${(Math.round(guess / 100) * 100).toLocaleString('en')} words`
}

/** `1 word`, `214 words`. */
export const formatWordCount = (count: number): string =>
  count === 1 ? '1 word' : `${count} words`
