import type { StorageFacts, StorageRoom } from '../deps.ts'

export interface FakeRoom extends StorageRoom {
  facts: StorageFacts | null
  /** How often the browser was asked to keep everything. */
  asked: number
}

/** A browser with room for 10 GB, of which a megabyte is used. */
export function createFakeRoom(): FakeRoom {
  const room: FakeRoom = {
    facts: { usedBytes: 1e6, quotaBytes: 10e9, isKept: false },
    asked: 0,
    askToKeep: async () => {
      room.asked += 1
    },
    read: async () => room.facts,
  }
  return room
}
