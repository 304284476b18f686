/**
 * A text of anybody's as a fenced block: it ends where we end it, and nothing in it is markup.
 * @param language the word after the fence: ours, never anybody's
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function formatFence(text: string, language = 'text'): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language}\n${text}${/[\r\n]$/.test(text) || text === '' ? '' : '\n'}${fence}\n`
}

/**
 * A text of anybody's within a line: white space and what is invisible becomes one space.
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function formatCode(text: string): string {
  const line = oneLine(text)
  if (line === '') return '(empty)'
  const marks = '`'.repeat(longestRun(line) + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return marks + space + line + space + marks
}

/**
 * A text of anybody's as words of a heading: every mark that could mean something is escaped.
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export const formatWords = (text: string): string =>
  oneLine(text).replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`)

const oneLine = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim()

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}
