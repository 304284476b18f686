import type { Fault } from '../place.ts'

const apostrophe = /\p{L}'\p{L}/u

const endsTooEarly = String.raw`This apostrophe ends the text in single quotes. Write '\'' in its place.`

/**
 * What to say of a quote that is never closed. It is seldom that one that is wrong: an apostrophe in
 * the text before it closed a quote too early, or the quote around the URL was not closed at all.
 * @param wordFrom where the word begins in which it stands
 */
export function faultOfQuote(source: string, wordFrom: number, at: number, quote: string): Fault {
  const inWord = source.slice(wordFrom, at + 2).search(apostrophe)
  if (inWord !== -1) return { at: wordFrom + inWord + 1, message: endsTooEarly }
  const name = quote === '"' ? 'double' : 'single'
  const openUrl = source
    .slice(0, at)
    .search(new RegExp(`${quote}https?://[^${quote}\\s]*[ \\t\\r\\n]`))
  return openUrl === -1
    ? { at, message: `This ${name} quote is never closed. Add a ${quote} at the end of the text.` }
    : { at: openUrl, message: `This ${name} quote is never closed. Add a ${quote} after the URL.` }
}

/** A body that is cut: an apostrophe in it closed the quote around it. */
export function faultOfCutBody(source: string, from: number, fault: Fault): Fault {
  const at = source[from] === "'" ? source.slice(from).search(apostrophe) : -1
  return at === -1 ? fault : { at: from + at + 1, message: endsTooEarly }
}
