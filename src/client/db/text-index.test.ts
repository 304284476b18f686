import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'

import { createConversation } from '../../core/history/conversation.ts'
import { openDatabase, type Database } from './idb-database.ts'
import { ownTextRow } from './rows.ts'
import { createTextIndex } from './text-index.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory() // an empty disk for every test
})

const open = () =>
  openDatabase({
    onOutdated: () => {},
    onLost: () => {
      throw new Error('the connection is gone')
    },
  })

/** So many conversations, named c0, c1, …, each of which has the word. */
async function addTexts(database: Database, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await database.add('texts', ownTextRow({ ...createConversation(`c${at}`, at), title: 'alpha' }))
}

test('searches at one time find everything, and so do those after them, whatever is forgotten between', async () => {
  const database = await open()
  await addTexts(database, 200) // several batches
  const index = createTextIndex(1)
  const count = async () => (await index.find(database, ['alpha'], undefined)).length
  expect(await Promise.all([index.update(database), count(), count()])).toEqual([
    undefined,
    200,
    200,
  ])
  expect(await count()).toBe(200)
  database.close()
})

test('a search that is given up in mid-reading takes nothing from the next one', async () => {
  const database = await open()
  await addTexts(database, 200)
  const index = createTextIndex()
  const abort = new AbortController()
  const given = index.find(database, ['alpha'], abort.signal)
  const next = index.find(database, ['alpha'], undefined)
  abort.abort(new Error('another word was typed'))
  await expect(given).rejects.toThrow('another word was typed')
  expect(await next).toHaveLength(200)
  database.close()
})

test('what is written comes between two batches of a reading', async () => {
  const database = await open()
  await addTexts(database, 200)
  const done: string[] = []
  const reading = createTextIndex().update(database)
  await database.count('texts') // it has begun
  const writing = addTexts(database, 1)
  await Promise.all([
    reading.then(() => done.push('read')),
    writing.then(() => done.push('written')),
  ])
  expect(done).toEqual(['written', 'read'])
  database.close()
})
