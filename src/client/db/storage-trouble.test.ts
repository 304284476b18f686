import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'
import { storageSentences } from './storage-sentences.ts'
import { diskSentences } from './disk-sentences.ts'

function setUp() {
  const at = createTestHouse()
  const full = async (): Promise<never> => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  }
  const works = at.house.disk
  const fill = () => {
    at.house.disk = { ...works, change: full, save: full, checkpoint: full, finishRun: full }
  }
  const free = () => {
    at.house.disk = works
  }
  return { at, ...at, ...createHand(at, at.client), works, fill, free }
}

test('a disk that fills up in mid-answer: a sentence at once, the answer whole in memory', async () => {
  const { client, clock, fill, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  fill()
  await clock.advance(1000)
  await hand.say('and ')
  expect(client.notices.getState().storage).toBe(storageSentences.failing)
  await hand.say('whole.')
  await hand.complete()
  await clock.settle()
  await client.queryClient.invalidateQueries()
  expect(await hand.lastRun()).toMatchObject({ text: 'Half and whole.', status: 'complete' })
})

test('that the session can be written is no word against what the disk has refused', async () => {
  const { client, clock, fill, free, ...hand } = setUp()
  fill()
  await hand.send('Hello')
  client.commands.setDraft('And then')
  await clock.advance(300)
  expect(client.notices.getState().storage).toBe(storageSentences.failing)
  free()
  await hand.open()
  await hand.complete()
  await clock.settle()
  expect(client.notices.getState().storage).toBeNull()
})

test('a message that cannot be saved is answered all the same, and its draft stays', async () => {
  const { client, clock, fill, ...hand } = setUp()
  fill()
  await hand.send('Hello')
  expect(client.notices.getState().storage).toBe(storageSentences.failing)
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  await clock.settle()
  expect((await hand.lastRun()).text).toBe('Hi.')
  expect(hand.draft()).toBe('Hello')
})

test('room again: everything goes to disk and the sentence away', async () => {
  const { client, clock, fill, free, works, ...hand } = setUp()
  fill()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  free()
  await hand.complete()
  await clock.settle()
  expect(client.notices.getState().storage).toBeNull()
  expect(await works.read((await hand.document()).conversation.id)).toEqual(await hand.document())
})

test('a browser without a database works in memory, and says so', async () => {
  const at = createTestHouse()
  at.house.hasDisk = false
  const { client } = at.openPage()
  const hand = createHand(at, client)
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  expect((await hand.lastRun()).text).toBe('Hi.')
  expect(hand.draft()).toBe('')
  expect(client.notices.getState().storage).toBe(diskSentences.unavailable)
})

test('a storage that is forbidden costs the session, not the page', async () => {
  const { client, storage, clock, ...hand } = setUp()
  storage.isFull = true
  client.commands.setDraft('Hello')
  await clock.advance(300)
  expect(client.notices.getState().storage).toBe(storageSentences.failing)
  expect(hand.draft()).toBe('Hello')
  storage.isFull = false
  client.commands.setDraft('Hello again')
  await clock.advance(300)
  expect(client.notices.getState().storage).toBeNull()
})
