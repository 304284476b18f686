/** A text to be searched, ready for it: what is searched for each letter is made ready once. */
export interface SearchText {
  /** In lower case. */
  readonly lower: string
  /** Letters and figures alone, in lower case. */
  readonly bare: string
}

const squeeze = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

export function searchTextOf(text: string): SearchText {
  const lower = text.toLowerCase()
  return { lower, bare: squeeze(lower) }
}

/** The words of what is typed, each to be found. */
export const searchWords = (query: string): readonly SearchText[] =>
  query
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(searchTextOf)

/** How far a place is from what is likeliest meant. */
const inside = 2
const squeezed = 3

/**
 * How well a text fits what is typed: every word of it occurs, in any order and case, and signs count
 * for nothing (`gpt4o` finds `GPT-4o`).
 * @returns 0 where each word begins the text or a word of it after the same beginning, more the
 *   further from that; null where a word does not occur
 */
export const matchWords = (query: string, text: string): number | null =>
  matchSearchText(searchWords(query), searchTextOf(text))

/** `matchWords`, where both were made ready before. */
export function matchSearchText(words: readonly SearchText[], hay: SearchText): number | null {
  let rank = 0
  for (const word of words) {
    const penalty = penaltyOf(word, hay)
    if (penalty === null) return null
    rank += penalty
  }
  return rank
}

function penaltyOf(word: SearchText, hay: SearchText): number | null {
  const index = hay.lower.indexOf(word.lower)
  if (index === 0) return 0
  if (index > 0) return startsWord(hay.lower, word.lower) ? 1 : inside
  return word.bare !== '' && hay.bare.includes(word.bare) ? squeezed : null
}

/** Some occurrence of the word follows no letter and no figure. */
function startsWord(hay: string, word: string): boolean {
  for (let at = hay.indexOf(word); at !== -1; at = hay.indexOf(word, at + 1))
    if (at === 0 || squeeze(hay[at - 1] ?? '') === '') return true
  return false
}

/** Those that fit, the best first, and of equals the one that came first. */
export function bestMatches<T>(
  query: string,
  items: readonly T[],
  textOf: (item: T) => string,
): readonly T[] {
  const words = searchWords(query)
  if (words.length === 0) return items
  return items
    .flatMap((item) => {
      const rank = matchSearchText(words, searchTextOf(textOf(item)))
      return rank === null ? [] : [{ item, rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
