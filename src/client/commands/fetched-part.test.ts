import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'

import { initialNotices, type Notices } from '../stores/notice-store.ts'
import { fetchCommands, notFetched } from './fetched-part.ts'

const double = { twice: (count: number) => count * 2 }

test('the part is fetched once, with the first command, and answers as it is', async () => {
  let fetched = 0
  const notices = createStore<Notices>(() => initialNotices)
  const { twice } = fetchCommands({ notices }, ['twice'], async () => {
    fetched += 1
    return double
  })
  expect(fetched).toBe(0)
  expect(await Promise.all([twice(1), twice(2)])).toEqual([2, 4])
  expect(fetched).toBe(1)
})

test('what cannot be fetched is said, and the next command tries again', async () => {
  let isOffline = true
  const notices = createStore<Notices>(() => initialNotices)
  const { twice } = fetchCommands({ notices }, ['twice'], async () => {
    if (isOffline) throw new TypeError('Failed to fetch dynamically imported module')
    return double
  })
  expect(await twice(1)).toBeUndefined()
  expect(notices.getState().failure).toBe(notFetched)
  isOffline = false
  expect(await twice(1)).toBe(2)
  expect(notices.getState().failure).toBe('') // it is so no longer
})
