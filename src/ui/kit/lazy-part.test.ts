import { afterEach, expect, test, vi } from 'vitest'

import { createLazyPart } from './lazy-part.ts'

afterEach(() => vi.useRealTimers())

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

test('a part that could not be fetched comes when the line is back, and a minute is waited for it', async () => {
  vi.useFakeTimers()
  const { part, fetches } = setUp(4)
  const heard: boolean[] = []
  part.subscribe(() => heard.push(part.hasFailed()))
  await part.load()
  await vi.advanceTimersByTimeAsync(1000)
  expect([heard, part.read()]).toEqual([[true, true], null])
  await vi.advanceTimersByTimeAsync(2000)
  expect([heard, part.read(), fetches.count]).toEqual([[true, true, false], 'part', 5])

  const hopeless = setUp(Infinity)
  await hopeless.part.load()
  await vi.advanceTimersByTimeAsync(63_000)
  expect(hopeless.fetches.count).toBe(14)
  expect(vi.getTimerCount()).toBe(0)
})

test('a part that cannot be fetched has failed, until it is wanted again', async () => {
  const { part, fetches } = setUp(2)
  await part.load()
  expect([part.read(), part.hasFailed(), fetches.count]).toEqual([null, true, 2])
  await part.load()
  expect([part.read(), part.hasFailed()]).toEqual(['part', false])
})
