import { findJsonProblem } from './json-problem.ts'
import { readJsonToken, type JsonToken } from './json-token.ts'

const indent = '  '
/** Deeper, and the indentation outgrows the text: 10,000 levels would take 200 MB. */
const mostLevels = 200

/**
 * A JSON text with two spaces for each level. Only the space between its pieces changes: unlike
 * `JSON.parse` and back, it keeps `1.0`, digits beyond 2^53, escapes and names that are there twice.
 * @returns null when the text is not JSON, or nested too deep to be shown like that
 */
export function formatJson(text: string): string | null {
  if (findJsonProblem(text)?.kind === 'error') return null
  let formatted = ''
  let level = 0
  let previous: JsonToken['kind'] | null = null
  for (let offset = 0; ;) {
    const { kind, from, to } = readJsonToken(text, offset)
    if (kind === 'end') return formatted
    const isClosing = kind === '}' || kind === ']'
    const isAfterOpening = previous === '{' || previous === '['
    if (isClosing) level--
    if (level > mostLevels) return null
    if (isClosing ? !isAfterOpening : isAfterOpening || previous === ',')
      formatted += `\n${indent.repeat(level)}`
    formatted += text.slice(from, to) + (kind === ':' ? ' ' : '')
    if (kind === '{' || kind === '[') level++
    previous = kind
    offset = to
  }
}
