import { expect, test } from 'vitest'

import { defaultModel } from './catalog.ts'
import { knownModel } from './known-model.ts'

const listed = [{ id: 'a', name: 'Model A', contextTokens: 4096 }]

test('what ships is known best, then what the provider lists, and else nothing', () => {
  expect(knownModel('modelslab', defaultModel.id, [])).toBe(defaultModel)
  expect(knownModel('p', 'a', listed)).toMatchObject({
    id: 'a',
    providerId: 'p',
    name: 'Model A',
    contextTokens: 4096,
    price: null,
  })
  expect(knownModel('p', 'b', listed)).toBeNull()
})
