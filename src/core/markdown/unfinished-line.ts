/**
 * Marks that mean nothing yet: `--` may become a rule, a table, a heading above, or a list, and so
 * may the number of an item.
 */
const onlyMarks = /(?:^|[\r\n])[ \t]*(?:[-=*+_#~`|:$\\>][-=*+_#~`|:$\\> \t]*|\d{1,9}[.)]?)$/

/**
 * The part of a growing text that can be shown without having to be taken back.
 * A paragraph followed by `-` alone is a heading for an instant, until the list item it starts
 * arrives; so a last line of nothing but marks waits for its next character.
 */
export function withoutUndecidedLine(text: string): string {
  const match = onlyMarks.exec(text.slice(-200))
  return match ? text.slice(0, text.length - match[0].length) : text
}
