import { whenIdle } from '../kit/when-idle.ts'

import { createAnswerPainter, repaintPieces } from './painter.ts'
import { createAnswerReader, type Piece } from './read-answer.ts'

/** A little of all that answers consist of. */
const sample = `## Heading

A paragraph of **strong**, *emphasised* and ~~deleted~~ words, \`code\`, a [link](https://example.org)
and an address: https://example.org.

- one
- two
  1. three
  2. four

> a quotation

| a | b |
|---|--:|
| 1 | 2 |

- [x] done

\`\`\`js
const answer = 42
\`\`\`

The end, and $x^2$.
`
/** Characters that come in one step, a task of a few ms. */
const stepLength = 12

/** The painter, which has seen an answer by the time when the first one comes. */
export function createWarmPainters(): typeof createAnswerPainter {
  warmUp()
  return createAnswerPainter
}

/**
 * Reads a short text as an answer that streams in, on no page, in the browser's idle time. The first
 * second of the first answer is otherwise the slowest: the parser runs there for the first time.
 */
function warmUp(): void {
  const reader = createAnswerReader('warm-up-')
  const root = document.createElement('div')
  const dress = () => {}
  let painted: readonly Piece[] = []
  let reach = 0

  function step(): void {
    reach += stepLength
    const next = reader.read(sample.slice(0, reach), reach < sample.length)
    repaintPieces(root, painted, next, dress)
    painted = next
    reader.forgetSettled()
    if (reach < sample.length) whenIdle(step)
  }

  whenIdle(step)
}
