const squeeze = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/** How far a place is from what is likeliest meant. */
const inside = 2
const squeezed = 3

/**
 * How well a text fits what is typed: every word of it occurs, in any order and case, and signs count
 * for nothing (`gpt4o` finds `GPT-4o`).
 * @returns 0 where each word begins the text or a word of it after the same beginning, more the
 *   further from that; null where a word does not occur
 */
export function matchWords(query: string, text: string): number | null {
  const hay = text.toLowerCase()
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  let rank = 0
  for (const word of words) {
    const penalty = penaltyOf(word, hay)
    if (penalty === null) return null
    rank += penalty
  }
  return rank
}

function penaltyOf(word: string, hay: string): number | null {
  const index = hay.indexOf(word)
  if (index === 0) return 0
  if (index > 0) return startsWord(hay, word) ? 1 : inside
  const bare = squeeze(word)
  return bare !== '' && squeeze(hay).includes(bare) ? squeezed : null
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
  if (query.trim() === '') return items
  return items
    .flatMap((item) => {
      const rank = matchWords(query, textOf(item))
      return rank === null ? [] : [{ item, rank }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}
