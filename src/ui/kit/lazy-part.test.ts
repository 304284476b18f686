import { expect, test } from 'vitest'

import { createLazyPart } from './lazy-part.ts'

/** A part whose first fetches fail. */
function setUp(failures: number) {
  const fetches = { count: 0 }
  const part = createLazyPart(async () => {
    fetches.count += 1
    if (fetches.count <= failures) throw new TypeError('network error')
    return 'part'
  })
  return { part, fetches }
}

test('a part whose line broke is fetched over a new one, and nobody hears of it', async () => {
  const { part, fetches } = setUp(1)
  await part.load()
  expect([part.read(), part.hasFailed(), fetches.count]).toEqual(['part', false, 2])
})

test('a part that cannot be fetched has failed, until it is wanted again', async () => {
  const { part, fetches } = setUp(2)
  await part.load()
  expect([part.read(), part.hasFailed(), fetches.count]).toEqual([null, true, 2])
  await part.load()
  expect([part.read(), part.hasFailed()]).toEqual(['part', false])
})
