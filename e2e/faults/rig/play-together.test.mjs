import { setImmediate as turn } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { playTogether } from './play-together.mjs'

/** Jobs that end when they are told to. */
function makeJobs(shares) {
  const begun = []
  const ends = []
  const jobs = shares.map((share, index) => ({
    share,
    play: () => {
      begun.push(index)
      return new Promise((resolve) => {
        ends[index] = () => resolve(index)
      })
    },
  }))
  const end = async (index) => {
    ends[index]()
    await turn()
  }
  return { jobs, begun, end }
}

test('as many play as there is room for, and the next begins when one ends', async () => {
  const { jobs, begun, end } = makeJobs([1 / 3, 1 / 3, 1 / 3, 1 / 3])
  const all = playTogether(jobs)
  expect(begun).toEqual([0, 1, 2])
  await end(1)
  expect(begun).toEqual([0, 1, 2, 3])
  for (const index of [3, 0, 2]) await end(index)
  expect(await all).toEqual([0, 1, 2, 3])
})

test('one that needs the room for itself waits for the others, and the others for it', async () => {
  const { jobs, begun, end } = makeJobs([1 / 4, 1, 1 / 4])
  const all = playTogether(jobs)
  expect(begun).toEqual([0])
  await end(0)
  expect(begun).toEqual([0, 1])
  await end(1)
  expect(begun).toEqual([0, 1, 2])
  await end(2)
  expect(await all).toEqual([0, 1, 2])
})

test('a job that rejects ends the play', async () => {
  const broken = { share: 1, play: () => Promise.reject(new Error('no stage')) }
  await expect(playTogether([broken])).rejects.toThrow('no stage')
  await expect(playTogether([broken, broken])).rejects.toThrow('no stage')
})
