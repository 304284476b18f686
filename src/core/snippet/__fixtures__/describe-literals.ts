import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { JsonValue } from '../../json.ts'
import { printLiteral, type LiteralSyntax } from '../literal.ts'
import { everyPiece, nastyText } from './nasty-text.ts'

interface Language {
  readonly name: string
  readonly syntax: LiteralSyntax
  /** What an interpreter makes of a list literal; null where it is not on this machine. */
  readonly run: ((list: string) => JsonValue) | null
}

/** What is never raw in code: it would read in another order, or break a line of it. */
const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u

const key = fc.oneof(
  nastyText,
  fc.constantFrom(
    '__proto__',
    'constructor',
    '',
    '0',
    '1',
    '00',
    '-1',
    '1.5',
    'a-b',
    '\0a',
    'class',
  ),
)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1e-7, 1e21, 2 ** 53, -(2 ** 63), 0.1, 5e-324, Number.MAX_VALUE),
)

const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    nastyText,
    number,
    fc.constantFrom(null, true, false, [], {}),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      // `JSON.parse` as bodies are read: `__proto__` is a member like any other.
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value

/** The laws of a language's literals, asked of its own interpreter, many values a process. */
export function describeLiterals({ name, syntax, run }: Language): void {
  const note = run ? '' : `: not run, ${name} is not on this machine`
  const lists = (item: fc.Arbitrary<JsonValue>) =>
    fc.array(item, { minLength: 60, maxLength: 60, size: 'max' })

  describe(`literals of ${name}`, () => {
    test('what hides itself is written as an escape', () => {
      for (const piece of everyPiece) expect(syntax.quote(piece)).not.toMatch(hidden)
      expect(syntax.quote('‮abc')).toMatch(/202e/)
      expect(syntax.quote('שלום 👩‍👩‍👧')).toContain('שלום 👩‍👩‍👧')
    })

    // Only the language's own interpreter can say what it reads; the name says that it is missing.
    test.skipIf(run === null)(
      `[S2] any string survives quoting${note}`,
      { timeout: 30_000 },
      () => {
        const texts = [...everyPiece, ...everyPiece.map((piece) => `a${piece}${piece}1`)]
        expect(run?.(printLiteral(texts, syntax, 0))).toEqual(texts)
        const words = lists(fc.oneof(nastyText, fc.string({ unit: 'binary' })))
        fc.assert(
          fc.property(words, (list) => {
            expect(run?.(printLiteral(list, syntax, 0))).toEqual(list)
          }),
          { numRuns: 8 },
        )
      },
    )

    // As above: there is no interpreter to ask.
    test.skipIf(run === null)(`any JSON survives as a literal${note}`, { timeout: 30_000 }, () => {
      fc.assert(
        fc.property(lists(value), (list) => {
          const wire = JSON.stringify(list)
          const parsed = JSON.parse(wire) as JsonValue // what was printed by JSON.stringify
          expect(JSON.stringify(run?.(printLiteral(parsed, syntax, 0)))).toBe(wire)
        }),
        { numRuns: 8 },
      )
    })
  })
}
