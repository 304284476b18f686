import type { Page, PageEvent } from '../deps.ts'

export interface FakePage extends Page {
  readonly state: { isOnline: boolean; isVisible: boolean }
  fire(event: PageEvent): void
  /** Listeners that wait: for tests that nothing is left behind. */
  readonly listenerCount: () => number
}

export function createFakePage(path = '/'): FakePage {
  const listeners = new Map<PageEvent, Set<() => void>>()
  const state = { isOnline: true, isVisible: true }
  return {
    path,
    state,
    isOnline: () => state.isOnline,
    isVisible: () => state.isVisible,
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set()
      listeners.set(event, known.add(listener))
      return () => known.delete(listener)
    },
    fire: (event) => {
      for (const listener of Array.from(listeners.get(event) ?? [])) listener()
    },
    listenerCount: () => [...listeners.values()].reduce((sum, each) => sum + each.size, 0),
  }
}
