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

/** A word of what is typed. */
export interface SearchWord extends SearchText {
  /** Its letters and figures with any signs between them, from where a word or a number begins. */
  readonly squeezed: RegExp
}

// `3.1` is to be found in `llama3-1`, and `o1` not in `Pro 1.5`.
const beginning = String.raw`(?:(?<![\p{L}\p{N}])|(?<=\p{L})(?=\p{N}))`
const signs = String.raw`[^\p{L}\p{N}]*`

function searchWordOf(word: string): SearchWord {
  const text = searchTextOf(word)
  return { ...text, squeezed: new RegExp(beginning + [...text.bare].join(signs), 'u') }
}

/** The words of what is typed, each to be found. */
export const searchWords = (query: string): readonly SearchWord[] =>
  query
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(searchWordOf)

/** How far a place is from what is likeliest meant. */
const inside = 2
const squeezed = 3

/**
 * How well a text fits what is typed: every word of it occurs, in any order and case. Signs count for
 * nothing, nor do spaces, from the beginning of a word on (`gpt4omini` finds `GPT-4o mini`).
 * @returns 0 where each word begins the text or a word of it after the same beginning, more the
 *   further from that; null where a word does not occur
 */
export const matchWords = (query: string, text: string): number | null =>
  matchSearchText(searchWords(query), searchTextOf(text))

/** `matchWords`, where both were made ready before. */
export function matchSearchText(words: readonly SearchWord[], hay: SearchText): number | null {
  let rank = 0
  for (const word of words) {
    const penalty = penaltyOf(word, hay)
    if (penalty === null) return null
    rank += penalty
  }
  return rank
}

function penaltyOf(word: SearchWord, hay: SearchText): number | null {
  const index = hay.lower.indexOf(word.lower)
  if (index === 0) return 0
  if (index > 0) return startsWord(hay.lower, word.lower) ? 1 : inside
  if (word.bare === '' || !hay.bare.includes(word.bare)) return null // most texts, and cheaply
  return word.squeezed.test(hay.lower) ? squeezed : null
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
