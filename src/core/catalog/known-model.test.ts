import { expect, test } from 'vitest'

import { defaultModel } from './catalog.ts'
import { knownModel } from './known-model.ts'
import { aListedModel } from './testing/catalog-models.ts'

const listed = [aListedModel({ id: 'a', name: 'Model A', contextTokens: 4096 })]

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

test('what the list says of price and longest answer is passed on', () => {
  const price = {
    inputUsdPerMillionTokens: 1,
    outputUsdPerMillionTokens: 2,
    source: 'the provider’s list',
    readAt: '',
  }
  const model = aListedModel({ id: 'a', price, maxOutputTokens: 512, description: 'Small.' })
  expect(knownModel('p', 'a', [model])).toMatchObject({
    price,
    maxOutputTokens: 512,
    description: 'Small.',
  })
})

test('the vendor before a name is left out of its short form', () => {
  const model = aListedModel({ id: 'a', name: 'Vendor: Model A' })
  expect(knownModel('p', 'a', [model])).toMatchObject({
    name: 'Vendor: Model A',
    shortName: 'Model A',
  })
})
