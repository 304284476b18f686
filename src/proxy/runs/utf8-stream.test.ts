import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createUtf8Stream } from './utf8-stream.ts'

function decodeCut(bytes: Uint8Array, cuts: readonly number[]): string {
  const stream = createUtf8Stream()
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  )
  let from = 0
  let text = ''
  for (const to of places) {
    text += stream.push(bytes.subarray(from, to))
    from = to
  }
  return text + stream.end()
}

const decodeWhole = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('cut anywhere, any bytes decode to what they decode to at once', () => {
  // Lead, continuation and forbidden bytes are rare among random ones: half of the cases are made of them.
  const nasty = fc.constantFrom(
    0x61,
    0x80,
    0xbf,
    0xc0,
    0xc3,
    0xe0,
    0xe2,
    0xed,
    0xf0,
    0xf4,
    0xf5,
    0xff,
  )
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 24 }), fc.array(nasty, { maxLength: 12 }))
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(), { maxLength: 8 }), (given, cuts) => {
      const all = Uint8Array.from(given)
      expect(decodeCut(all, cuts)).toBe(decodeWhole(all))
    }),
    { numRuns: 2000 },
  )
})

test('real text survives being cut at every byte', () => {
  const text = '\ufeffGrüße, 世界 👩‍👩‍👧 \u0000 done'
  const bytes = new TextEncoder().encode(text)
  expect(decodeCut(bytes, [...bytes.keys()])).toBe(text)
})

test('a whole character is never held back', () => {
  const stream = createUtf8Stream()
  expect(stream.push(new TextEncoder().encode('é'))).toBe('é')
})
