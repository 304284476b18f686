import Markdown, { type Options } from 'react-markdown'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'

import { rehypeAnswerElements } from '../elements.ts'
import { repaintPieces } from '../painter.ts'
import { createAnswerReader, type Piece } from '../read-answer.ts'
import { literalHtml } from '../references.ts'
import { answerSyntax } from '../syntax.ts'

const idPrefix = 'answer-'

/** react-markdown with the same plugins, on the whole text at once. */
const whole: Options = {
  remarkPlugins: answerSyntax,
  rehypePlugins: [rehypeAnswerElements],
  remarkRehypeOptions: { clobberPrefix: idPrefix, handlers: literalHtml },
  // The elements check every address, and show the ones they refuse.
  urlTransform: (address) => address,
}

/** What react-markdown makes of a text, as `serialise` writes it. */
export function atOnce(text: string): string {
  const place = document.createElement('div')
  const root = createRoot(place)
  // Not from markup: a parser of HTML would turn CRLF into LF.
  flushSync(() => root.render(<Markdown {...whole}>{text}</Markdown>))
  // Line ends between the outermost elements are no content. React must not look for what is gone.
  const shown = document.createElement('div')
  shown.append(...[...place.childNodes].map((node) => node.cloneNode(true)))
  root.unmount()
  for (const node of [...shown.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '') node.remove()
  }
  return serialise(shown)
}

/** What is on screen when the text has arrived in these pieces, as `serialise` writes it. */
export function inPieces(pieces: readonly string[], cutLength?: number): string {
  const screen = createScreen(cutLength)
  let text = ''
  for (const piece of pieces) {
    text += piece
    screen.show(text, true)
  }
  screen.show(text, false)
  return serialise(screen.root)
}

/** The streaming path without its timers: what `show` is given is on screen when it returns. */
export type Screen = {
  readonly root: HTMLElement
  show(text: string, isStreaming: boolean): void
}

/** @param cutLength see `splitBlocks` */
export function createScreen(cutLength?: number): Screen {
  const reader = createAnswerReader(idPrefix, cutLength)
  const root = document.createElement('div')
  let painted: readonly Piece[] = []
  return {
    root,
    show(text, isStreaming) {
      const next = reader.read(text, isStreaming ? 'so-far' : 'whole')
      repaintPieces(root, painted, next, () => undefined)
      painted = next
      reader.forgetSettled()
    },
  }
}

/**
 * Attributes in the order of their names, and long code without the parts that it is laid out in:
 * neither is content.
 */
function serialise(root: Element): string {
  for (const part of root.querySelectorAll('.code-part')) part.replaceWith(...part.childNodes)
  for (const element of root.querySelectorAll('*')) {
    const attributes = [...element.attributes].toSorted((one, other) =>
      one.name < other.name ? -1 : 1,
    )
    for (const { name } of attributes) element.removeAttribute(name)
    for (const { name, value } of attributes) element.setAttribute(name, value.replace(/;$/, ''))
  }
  return root.innerHTML
}

/** Each paragraph, list and table is settled piece by piece wherever it can be. */
export const cutEverywhere = 1

/** @param places from 0, the start of the text, to 1, its end */
export function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => Math.floor(place * text.length)))].toSorted(
    (one, other) => one - other,
  )
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index] ?? text.length))
}

/** After every character of a line end, so that half a CRLF arrives alone. */
export const atLineEnds = /(?<=[\r\n])|(?=\r)/
