import { expect, test } from 'vitest'

import { initialView, printView, readView, type CatalogueView } from './filter-address.ts'

test('a view has an address, and that address is the view again', () => {
  const view: CatalogueView = {
    words: 'kimi k2 & co',
    providerIds: ['openrouter', 'together'],
    inputs: ['image', 'audio'],
    features: ['tools', 'json'],
    minContextTokens: 128_000,
    maxUsdPerMillionTokens: 0,
    hasOpenWeights: true,
    includesUnknown: true,
    sort: 'price',
  }
  const address = printView(view)
  expect(address).toBe(
    '?q=kimi+k2+%26+co&provider=openrouter,together&input=image,audio&feature=tools,json' +
      '&context=128k&price=free&weights=open&unknown=yes&sort=price',
  )
  expect(readView(address)).toEqual(view)
})

test('the whole catalogue has the plain address', () => {
  expect(printView(initialView)).toBe('')
  expect(readView('')).toEqual(initialView)
})

test('what is not understood asks for nothing', () => {
  expect(readView('?sort=cheapest&price=7&context=2k&input=smell&feature=chat&weights=no')).toEqual(
    initialView,
  )
})
