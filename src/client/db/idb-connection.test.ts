import 'fake-indexeddb/auto'
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'

import { aConversation } from './describe-conversation-repo.ts'
import { openIdbRepo } from './idb-repo.ts'
import type { SpareRoom } from './spare-room.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory() // an empty disk for every test
})

const quiet = { onOutdated: () => {}, onReopened: () => {} }
const open = () => openIdbRepo(quiet)

test('a connection that was closed under our feet is opened again', async () => {
  const repo = await open()
  await repo.change('c', () => aConversation('c', []))
  const opened = IDBDatabase.prototype.transaction
  let isDead = true
  IDBDatabase.prototype.transaction = function (...args) {
    if (isDead) {
      isDead = false
      throw new DOMException('The connection is closing.', 'InvalidStateError')
    }
    return opened.apply(this, args)
  }
  expect((await repo.list()).map(({ id }) => id)).toEqual(['c'])
  IDBDatabase.prototype.transaction = opened
  repo.close()
})

/** All connections that are made from now on. */
function watchConnections(): IDBDatabase[] {
  const connections: IDBDatabase[] = []
  const { open: openDatabase } = indexedDB
  indexedDB.open = (...args) => {
    const request = openDatabase.apply(indexedDB, args)
    request.addEventListener('success', () => connections.push(request.result))
    return request
  }
  return connections
}

function closeByBrowser(connections: readonly IDBDatabase[]): void {
  const last: unknown = connections.at(-1)
  forceCloseDatabase(last as Parameters<typeof forceCloseDatabase>[0]) // its types ask for the class
}

/** The next time the database is opened it fails, as it does while site data are being cleared. */
function refuseOnce(): void {
  const { open: openDatabase } = indexedDB
  indexedDB.open = () => {
    indexedDB.open = openDatabase
    throw new DOMException('The connection was closed.', 'AbortError')
  }
}

test.each([
  ['at once', () => {}],
  ['when it lets us', refuseOnce],
])(
  'a connection that the browser closed is opened again %s, and that is told',
  async (_, refuse) => {
    const connections = watchConnections()
    const reopened = new Promise<void>((resolve) => {
      void openIdbRepo({ ...quiet, onReopened: resolve }).then(async (repo) => {
        await repo.change('c', () => aConversation('c', []))
        refuse()
        closeByBrowser(connections)
      })
    })
    await reopened
    expect(connections).toHaveLength(2)
  },
)

test('what goes on when a page closes its database opens it no more', async () => {
  const repo = await open()
  const ids = ['a', 'b', 'c']
  for (const id of ids) await repo.change(id, () => aConversation(id, []))
  await repo.setHidden(ids, 1)
  const connections = watchConnections()
  const purging = repo.purge(1)
  const upgrading = repo.upgrade(async () => {})
  repo.close()
  await Promise.allSettled([purging, upgrading])
  await expect(repo.list()).rejects.toMatchObject({ name: 'AbortError' })
  expect(connections).toEqual([])
})

/** Chromium on a full disk: a write that fails closes the database, which then opens only with room. */
function fillDisk(connections: readonly IDBDatabase[]) {
  const state = { hasRoom: false, isRoomKept: true }
  const { open: openDatabase } = indexedDB
  indexedDB.open = (...args) => {
    if (!state.hasRoom) throw new DOMException('Internal error.', 'UnknownError')
    return openDatabase.apply(indexedDB, args)
  }
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function () {
    IDBObjectStore.prototype.put = put
    closeByBrowser(connections)
    throw new DOMException('No space left.', 'UnknownError')
  }
  const spare: SpareRoom = {
    take: async () => {},
    doubt: () => {},
    giveBack: async () => {
      state.hasRoom = state.isRoomKept
      state.isRoomKept = false
      return state.hasRoom
    },
    hasRoom: async () => state.isRoomKept,
  }
  return spare
}

test('what lies on a disk that is full is read with the room that was spared', async () => {
  const connections = watchConnections()
  let spare: SpareRoom | null = null
  const repo = await openIdbRepo(quiet, {
    take: async () => {},
    doubt: () => {},
    giveBack: async () => spare?.giveBack() ?? false,
    hasRoom: async () => spare?.hasRoom() ?? true,
  })
  await repo.change('c', () => aConversation('c', []))
  spare = fillDisk(connections)
  await expect(repo.change('d', () => aConversation('d', []))).rejects.toThrow('No space left.')
  expect((await repo.read('c'))?.conversation.id).toBe('c')
  await expect(repo.change('d', () => aConversation('d', []))).rejects.toMatchObject({
    name: 'QuotaExceededError',
  })
  expect((await repo.list()).map(({ id }) => id)).toEqual(['c'])
  expect(connections).toHaveLength(2)
  repo.close()
})
