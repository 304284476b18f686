/**
 * Marks that mean nothing yet: `--` may become a rule, a table, a heading above, or a list, and so
 * may the number of an item with the space behind it, or the space before them.
 */
const onlyMarks = /^[ \t]*(?:[-=*+_#~`|:$\\>][-=*+_#~`|:$\\> \t]*|\d{1,9}(?:[.)][ \t]*)?)?$/
/** A longer line of marks is shown as it comes. */
const longestLine = 200

/**
 * The part of a growing text that can be shown without having to be taken back.
 * A paragraph followed by `-` alone is a heading for an instant, until the list item it starts
 * arrives; so a last line of nothing but marks waits for its next character. What was shown of a
 * shorter text is always a beginning of it: what comes before the line keeps its line ending.
 */
export function withoutUndecidedLine(text: string): string {
  const tail = text.slice(-longestLine - 1)
  const lineStart = Math.max(tail.lastIndexOf('\n'), tail.lastIndexOf('\r')) + 1
  const isWholeLine = lineStart > 0 || tail.length === text.length
  const line = tail.slice(lineStart)
  return isWholeLine && onlyMarks.test(line) ? text.slice(0, text.length - line.length) : text
}
