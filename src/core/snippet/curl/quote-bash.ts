/** Letters that no shell reads as anything but themselves. */
const plainWord = /^[\w@%+=:,./-]+$/

/**
 * One word of bash, zsh or any POSIX shell, whatever the text is (law S2). Between single quotes
 * nothing is special, newlines included; the quote itself is closed, escaped and opened again.
 * @param text anything but U+0000, which no argument of a program can hold
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export const quoteShell = (text: string): string =>
  plainWord.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * The word that ends a here-document: `JSON`, or `JSON_2`, … when the body has such a line. Quoted
 * at its beginning (`<<'JSON'`), nothing in the body is special.
 */
export function heredocDelimiter(body: string): string {
  const lines = new Set(body.split('\n'))
  let delimiter = 'JSON'
  for (let n = 2; lines.has(delimiter); n++) delimiter = `JSON_${n}`
  return delimiter
}
