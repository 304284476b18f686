import { mayHoldKey } from '../../../core/chat/api-key-in-text.ts'
import type { ImportProblem } from '../../../core/snippet/import/found-request.ts'

/** The place of a problem with what stands around it; `mark` is empty at the end of the line. */
export interface OffendingLine {
  readonly before: string
  readonly mark: string
  readonly after: string
}

/** Characters to each side: about a line of the page. */
const reach = 40

/** @returns null when the line holds something like a key: it is not shown then */
export function offendingLine(text: string, { line, column }: ImportProblem): OffendingLine | null {
  const words = text.split(/\r\n|\n|\r/, line)[line - 1] ?? ''
  if (mayHoldKey(words)) return null
  const at = Math.min(column - 1, words.length)
  const start = Math.max(0, at - reach)
  const end = at + 1 + reach
  return {
    before: (start > 0 ? '…' : '') + words.slice(start, at),
    mark: words.slice(at, at + 1),
    after: words.slice(at + 1, end) + (end < words.length ? '…' : ''),
  }
}
