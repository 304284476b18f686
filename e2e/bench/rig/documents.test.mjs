import { describe, expect, test } from 'vitest'

import { buildDocument, cutIntoTokens, documentKinds } from './documents.mjs'

describe.each(documentKinds)('a document of %s', (kind) => {
  test('is the same each time, and as long as was asked for', () => {
    const document = buildDocument(kind, 1000, 'END')
    expect(document).toHaveLength(1000)
    expect(buildDocument(kind, 1000, 'END')).toEqual(document)
  })

  test('has tokens of about four characters', () => {
    const { length } = buildDocument(kind, 4000, 'END').join('')
    expect(length / 4000).toBeGreaterThan(2.9)
    expect(length / 4000).toBeLessThan(5)
  })

  test('ends with its mark, as a token of its own, and leaves no fence open', () => {
    const document = buildDocument(kind, 700, 'END')
    expect(document.filter((token) => token.includes('END'))).toEqual(['END'])
    const text = document.join('')
    expect(text).toMatch(/ END(\n```)?$/)
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0)
    expect((text.match(/^\$\$$/gm) ?? []).length % 2).toBe(0)
  })
})

test('a longer document begins as the shorter one does', () => {
  const short = buildDocument('mixed', 1000, 'END').slice(0, 800)
  expect(buildDocument('mixed', 16_000, 'END').slice(0, 800)).toEqual(short)
})

test('tokens joined are the text', () => {
  const text = '## 1. Déjà vu\n\n- `x` = 12345;  ok\n\n```js\nlet a\n```\n'
  expect(cutIntoTokens(text).join('')).toBe(text)
})
