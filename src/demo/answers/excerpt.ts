import { withoutMarks } from '../lattice.ts'

const longestExcerpt = 60

/**
 * A stranger's words, short and on one line, for inline code: no backtick can end the code, and no
 * control or direction sign can change how the rest is read.
 */
export function excerptOf(text: string): string {
  const line = withoutMarks(text)
    .replace(/`/g, "'")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim()
  const characters = [...line]
  if (characters.length <= longestExcerpt) return line
  return `${characters
    .slice(0, longestExcerpt - 1)
    .join('')
    .trimEnd()}…`
}
