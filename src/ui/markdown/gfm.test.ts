import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { atLineEnds, atOnce, cutAt, cutEverywhere, inPieces } from './testing/as-whole.tsx'
import { gfmCases } from './testing/gfm-cases.ts'

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })

// The time is for machines that are busy; alone it takes a tenth.
const timeout = 120_000

describe("[M1] an answer with GitHub's extensions, block by block and at once", { timeout }, () => {
  it('knows every case by its own name and text', () => {
    expect(new Set(gfmCases.map(([rule]) => rule)).size).toBe(gfmCases.length)
    expect(new Set(gfmCases.map(([, text]) => text)).size).toBe(gfmCases.length)
  })

  it.each(gfmCases)('%s', (_rule, text) => {
    const expected = atOnce(text)
    expect(inPieces([text])).toBe(expected)
    expect(inPieces([text], cutEverywhere)).toBe(expected)
    expect(inPieces([...text], cutEverywhere)).toBe(expected)
    const windows = text.replaceAll('\n', '\r\n')
    expect(inPieces(windows.split(atLineEnds))).toBe(atOnce(windows))
  })

  it('in any order, without and with a blank line between, cut anywhere', () => {
    const part = fc.constantFrom(...gfmCases.map(([, text]) => text))
    const glue = fc.constantFrom('', '\n', '\n\n')
    const document = fc
      .array(fc.tuple(part, glue), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.flat().join(''))
    fc.assert(
      fc.property(document, places, (text, cuts) => {
        const expected = atOnce(text)
        expect(inPieces(cutAt(text, cuts))).toBe(expected)
        expect(inPieces(cutAt(text, cuts), cutEverywhere)).toBe(expected)
      }),
      { numRuns: 80 },
    )
  })
})
