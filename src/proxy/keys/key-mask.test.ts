import fc from 'fast-check'
import { expect, test } from 'vitest'

import { collectSecretForms, createKeyMask } from './key-mask.ts'

const key = 'sk-proj-Ab12_Cd34/Ef56+Gh78'
const forms = collectSecretForms([key])

function maskPieces(pieces: readonly string[]): string {
  const mask = createKeyMask(forms)
  return pieces.map((piece) => mask.push(piece)).join('') + mask.end()
}

test('[K1] a key is taken out wherever the text around it is cut', () => {
  const text = `wrong key: ${key}, not ${key}${key}!`
  const masked = 'wrong key: [key removed], not [key removed][key removed]!'
  for (let cut = 0; cut <= text.length; cut += 1)
    expect(maskPieces([text.slice(0, cut), text.slice(cut)])).toBe(masked)
  expect(maskPieces(text.split(''))).toBe(masked)
})

test.each([0, 1, 2, 3, 4, 5])('[K1] base64 gives it away at no alignment: %i', (before) => {
  const encoded = btoa('u'.repeat(before) + key + ':rest')
  const masked = maskPieces([encoded.slice(0, 9), encoded.slice(9)])
  expect(masked).toContain('[key removed]')
  expect(atob(encoded)).toContain(key)
  // What is left at the edges decodes to less than a third of the key.
  expect(masked.replace('[key removed]', '').length).toBeLessThan(
    btoa('u'.repeat(before) + ':rest').length + 6,
  )
})

test('[K1] the forms a key has in JSON and in a URL are taken out', () => {
  expect(maskPieces([encodeURIComponent(key)])).toBe('[key removed]')
  const odd = 'key"with\\quotes'
  const mask = createKeyMask(collectSecretForms([odd]))
  expect(mask.push(JSON.stringify({ odd })) + mask.end()).toBe('{"odd":"[key removed]"}')
})

test('[K1] the ways in which other languages escape JSON and URLs hide no key', () => {
  const odd = 'sk-proj-Ab12/Cd+Ef=='
  const mask = (text: string) => {
    const { push, end } = createKeyMask(collectSecretForms([odd]))
    return push(text) + end()
  }
  const php = odd.replace('/', '\\/')
  const dotNet = odd.replace('+', '\\u002B')
  const gson = odd.replaceAll('=', '\\u003d')
  const lowerPercent = odd.replace('/', '%2f').replace('+', '%2b').replaceAll('=', '%3d')
  for (const form of [php, dotNet, gson, lowerPercent])
    expect(mask(`{"k":"${form}"}`)).toBe('{"k":"[key removed]"}')
})

test('[K1] an answer that breaks off in the middle of a key does not give the half away', () => {
  for (let cut = 8; cut < key.length; cut += 1)
    expect(maskPieces(['wrong key: ', key.slice(0, cut)])).toBe('wrong key: [key removed]')
  expect(maskPieces(['this is s'])).toBe('this is s')
  expect(maskPieces(['sk-proj'])).toBe('sk-proj')
})

test('text without the key passes unchanged, and at once unless it ends like the start of a key', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 })), (pieces) => {
      expect(maskPieces(pieces)).toBe(pieces.join(''))
    }),
  )
  const mask = createKeyMask(forms)
  expect(mask.push('data: {"a":1}\n\n')).toBe('data: {"a":1}\n\n')
  expect(mask.push('this is s')).toBe('this is ')
  expect(mask.push('k-proj-A')).toBe('')
  expect(mask.push('nother')).toBe('sk-proj-Another')
})

test('a word of seven letters is no secret: an answer may use it', () => {
  expect(collectSecretForms(['ollama', 'EMPTY'])).toEqual([])
})
