import type { Element } from 'hast'

import { element, text } from './hast.ts'

/**
 * A browser lays out a block as a whole, 2 MB of it in ten seconds. So long text is cut, after a
 * space where there is one, into parts of this many characters, and those out of view are not laid
 * out at all (markdown.css).
 */
const partLength = 4000

/** Text as it was written, where parsing is not safe. */
export const plainElement = (words: string): Element =>
  element(
    'p',
    { className: ['answer-plain'], dir: 'auto' },
    ...(words.length <= partLength
      ? [text(words)]
      : partsOf(words).map((part) =>
          element('span', { className: ['answer-plain-part'] }, text(part)),
        )),
  )

/** Text that waits to be read; out of view it is not laid out (markdown.css). */
export function unreadElement(words: string): Element {
  const plain = plainElement(words)
  return element(
    'p',
    { ...plain.properties, className: ['answer-plain', 'answer-unread'] },
    ...plain.children,
  )
}

/** The same parts at the start however the text goes on. */
function partsOf(words: string): string[] {
  const parts: string[] = []
  for (let start = 0; start < words.length;) {
    const end = partEnd(words, start)
    parts.push(words.slice(start, end))
    start = end
  }
  return parts
}

function partEnd(words: string, start: number): number {
  const most = start + partLength
  if (most >= words.length) return words.length
  const space = /\s(?=\S*$)/.exec(words.slice(most - 100, most))
  if (space) return most - 100 + space.index + 1
  // Not between the two halves of a character.
  return /[\uD800-\uDBFF]/.test(words[most - 1] ?? '') ? most - 1 : most
}
