import { expect, test } from 'vitest'

import { ownText } from './own-text.ts'

test.each(['', 'a', '𝄞', ' a ', '\uFEFFa', '\ud800', 'a text long enough to be pointed into'])(
  'own text of %j is the same text',
  (text) => {
    expect(ownText(text)).toBe(text)
  },
)
