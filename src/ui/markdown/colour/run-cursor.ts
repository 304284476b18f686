import type { ColourRuns } from './colour-runs.ts'

/**
 * Makes nodes of coloured code, from its first character to its last. The text is always the
 * code's own: runs say only where spans begin and end, and what they do not reach is plain.
 * @returns takes the next `length` UTF-16 units. A span that goes on after them is closed, and
 * opened again by the next call.
 */
export function createRunCursor(
  code: string,
  { classes, steps }: ColourRuns,
): (length: number) => DocumentFragment {
  const open: string[] = []
  let at = 0
  let step = 0
  /** Of the text of one step, what the calls before this one did not take. */
  let left = 0

  return (length) => {
    const end = Math.min(code.length, at + length)
    const fragment = document.createDocumentFragment()
    let into: Node = open.reduce<Node>(enterSpan, fragment)
    while (at < end) {
      if (left === 0) {
        const next = steps[step] ?? code.length - at
        step += 1
        if (next < 0) {
          const name = classes[-next - 1] ?? ''
          open.push(name)
          into = enterSpan(into, name)
        } else if (next === 0) {
          open.pop()
          into = into.parentNode ?? fragment
        }
        left = Math.max(0, next)
      } else {
        const size = Math.min(left, end - at)
        into.appendChild(document.createTextNode(code.slice(at, at + size)))
        at += size
        left -= size
      }
    }
    // A span that ends here must not be opened again, empty, by the next call.
    for (; left === 0 && steps[step] === 0; step += 1) open.pop()
    return fragment
  }
}

function enterSpan(parent: Node, className: string): Node {
  const span = document.createElement('span')
  span.className = className
  return parent.appendChild(span)
}
