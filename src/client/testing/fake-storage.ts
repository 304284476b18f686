import type { TextStorage } from '../deps.ts'

export interface FakeStorage extends TextStorage {
  isFull: boolean
}

export function createFakeStorage(initial: Readonly<Record<string, string>> = {}): FakeStorage {
  const items = new Map(Object.entries(initial))
  const storage: FakeStorage = {
    isFull: false,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (storage.isFull) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, value)
    },
  }
  return storage
}
