/**
 * Every answer counts: `t000001 t000002 …`, so that what is lost, repeated or swapped shows in the
 * text itself. The wide form has a character of four bytes in each, which a cut can fall into.
 */
export const tokenText = (n, isWide = false) =>
  `t${String(n).padStart(6, '0')}${isWide ? '🙂é' : ''} `

export const tokensUpTo = (count, isWide = false) =>
  Array.from({ length: count }, (_, index) => tokenText(index + 1, isWide)).join('')

/** As the page shows it: white space is the page's own affair. */
const shownForm = (text) => text.replaceAll(/\s+/g, ' ').trim()

/**
 * What is wrong with a text that should be the first `count` tokens, or any number of them.
 * @returns how many whole tokens it has, and how many are missing before its last one, there twice,
 *   or before a smaller one
 */
export function examine(text, isWide = false) {
  const shown = shownForm(text)
  const numbers = [...shown.matchAll(/t(\d{6})/g)].map(([, digits]) => Number(digits))
  const distinct = new Set(numbers)
  const last = Math.max(0, ...numbers)
  return {
    count: distinct.size,
    lost: last - distinct.size,
    doubled: numbers.length - distinct.size,
    disordered: numbers.filter((number, index) => index > 0 && number < numbers[index - 1]).length,
    isPrefix: tokensUpTo(last + 1, isWide).startsWith(shown),
  }
}
