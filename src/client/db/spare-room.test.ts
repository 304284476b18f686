import { expect, test } from 'vitest'

import { createSpareRoom, type Caches } from './spare-room.ts'

const megabyte = 1024 * 1024

/** A cache on a disk with so much room. */
function createDisk(freeBytes: number) {
  const disk = { freeBytes, writes: 0 }
  const files = new Map<string, number>()
  const cache = {
    match: async (path: string) => (files.has(path) ? new Response() : undefined),
    put: async (path: string, response: Response) => {
      disk.writes += 1
      const { size } = await response.blob()
      if (size > disk.freeBytes) throw new DOMException('no room', 'UnknownError')
      disk.freeBytes -= size
      files.set(path, size)
    },
    delete: async (path: string) => {
      disk.freeBytes += files.get(path) ?? 0
      return files.delete(path)
    },
  }
  const caches: Caches = { open: async () => cache as unknown as Cache } // all of it that is used
  return { disk, caches }
}

function setUp(freeMegabytes: number) {
  const { disk, caches } = createDisk(freeMegabytes * megabyte)
  const clock = { now: 0 }
  const openTab = () => createSpareRoom(caches, () => clock.now)
  return { disk, clock, openTab, room: openTab() }
}

test('room is taken once, and given back once', async () => {
  const { disk, openTab, room } = setUp(3)
  await room.take()
  await openTab().take()
  expect([disk.freeBytes, disk.writes]).toEqual([2 * megabyte, 1])
  expect([await room.giveBack(), await room.giveBack()]).toEqual([true, false])
  expect(disk.freeBytes).toBe(3 * megabyte)
})

test('while what was given back cannot be had again with some to spare, nothing is to be written', async () => {
  const { disk, clock, room } = setUp(1)
  await room.take()
  expect(await room.hasRoom()).toBe(true)
  await room.giveBack()
  expect([await room.hasRoom(), disk.freeBytes]).toEqual([false, megabyte])
  await room.take()
  expect(disk.freeBytes).toBe(megabyte) // who reads has it
  disk.freeBytes = 3 * megabyte
  expect(await room.hasRoom()).toBe(false) // a full disk is asked every few seconds
  clock.now += 5000
  expect(await Promise.all([room.hasRoom(), room.hasRoom()])).toEqual([true, true])
  expect(disk.freeBytes).toBe(2 * megabyte)
})

test('another tab whose database was closed too does not write into what was given back', async () => {
  const { room, openTab } = setUp(1)
  const other = openTab()
  await room.take()
  room.doubt()
  other.doubt()
  expect(await other.hasRoom()).toBe(true) // it was closed for another reason
  await room.giveBack()
  other.doubt()
  expect(await other.hasRoom()).toBe(false)
})

test.each([
  ['has no caches', undefined],
  ['forbids them', { open: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
])('a browser that %s is written to as it is', async (_what, caches) => {
  const room = createSpareRoom(caches)
  await room.take()
  room.doubt()
  expect([await room.giveBack(), await room.hasRoom()]).toEqual([false, true])
})
