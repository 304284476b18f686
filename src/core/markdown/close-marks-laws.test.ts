import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { closeMarks } from './close-marks.ts'

const mark = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '```',
    '$',
    '$$',
    '\\',
    '\\(',
    '\\)',
    '\\[',
  ],
  ...[
    '\\]',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[^',
    '<',
    '>',
    '> ',
    '#',
    '- ',
    '1. ',
    '|',
    '---',
    ':',
  ],
)
const word = fc.constantFrom(
  'a',
  'word',
  '5',
  'https://a.example',
  'é',
  '😀',
  ' ',
  '  ',
  '\n',
  '\n\n',
)
const soup = fc.array(fc.oneof(mark, mark, word), { maxLength: 60 }).map((units) => units.join(''))

const endsInMarks = /[*_~`\s]*$/

/** Whether the text begins with this when one opening bracket, and what follows its label, is gone. */
function isPrefixWithoutBracket(text: string, kept: string): boolean {
  return [...text.matchAll(/\[/g)].some(({ index }) =>
    `${text.slice(0, index)}${text.slice(index + 1)}`.startsWith(kept),
  )
}

describe('the marks of a growing block, whatever they are', () => {
  it('are closed by a cut at the end, marks at the end, or a bracket left out', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const kept = closeMarks(text).replace(endsInMarks, '')
        expect(text.startsWith(kept) || isPrefixWithoutBracket(text, kept)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('stay as they are when all are closed and a word and a space follow', () => {
    const closed = fc.constantFrom(
      ...['word', '**bold**', '*it*', '_it_', '***both***', '~~gone~~', '`code`', '``a ` b``'],
      ...[
        '[link](https://a.example)',
        '![i](j "t")',
        '$x$',
        '\\(y\\)',
        '**a *b* c**',
        'a_b',
        '2 * 3',
      ],
      ...['costs $5', '[1]', '\\*', '\\_', '(a)', '<b>', '5 < 6', '**`a`**', '~~**a**~~'],
    )
    const opening = fc.constantFrom('', '- ', '1. ', '> ', '# ', 'one\ntwo ', 'one\n\ntwo ')
    fc.assert(
      fc.property(opening, fc.array(closed, { maxLength: 20 }), (start, parts) => {
        const text = `${start}${[...parts, 'end'].join(' ')} `
        expect(closeMarks(text)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('add no more than was opened in the last few hundred characters', () => {
    for (const open of ['**a ', '*', '_a', '~~a*b_c', '`', '[', '![', '$a', '\\(', '> **']) {
      const text = open.repeat(5000)
      expect(closeMarks(text).length - text.length).toBeLessThanOrEqual(400)
    }
  })
})
