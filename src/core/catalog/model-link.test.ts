import fc from 'fast-check'
import { expect, test } from 'vitest'

import { modelLinkOf, readModelLink } from './model-link.ts'

const name = fc.string({ minLength: 1, unit: 'grapheme' })

test('a link leads to the model it was made of, whatever its id', () => {
  fc.assert(
    fc.property(name, name, (providerId, modelId) => {
      const link = modelLinkOf({ providerId, modelId })
      expect(readModelLink(link.slice(1))).toEqual({ providerId, modelId })
    }),
  )
  expect(modelLinkOf({ providerId: 'openrouter', modelId: 'a/b:free' })).toBe(
    '/#model=openrouter:a%2Fb%3Afree',
  )
})

test.each(['', '#', '#setup', '#model=', '#model=one', '#model=:b', '#model=a:b:c', '#model=a:%'])(
  '%s asks for no model',
  (fragment) => {
    expect(readModelLink(fragment)).toBeNull()
  },
)
