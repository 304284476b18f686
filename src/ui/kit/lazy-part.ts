import { useEffect, useSyncExternalStore } from 'react'

/** A part of the app that is fetched when it is first wanted. */
export type LazyPart<T> = {
  readonly load: () => Promise<void>
  readonly read: () => T | null
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Unlike `React.lazy` it never suspends: what is on screen stays there until the part has arrived,
 * and a part that is already here renders at once. After a failed fetch the next `load` tries again.
 */
export function createLazyPart<T>(fetchPart: () => Promise<T>): LazyPart<T> {
  let part: T | null = null
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()

  async function fetchOnce(): Promise<void> {
    try {
      part = await fetchPart()
      for (const listener of listeners) listener()
    } catch {
      // Offline, or a newer version was deployed. Plain text is on screen, which is enough.
      loading = null
    }
  }
  return {
    load: () => (loading ??= fetchOnce()),
    read: () => part,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The part when it is here; wanting it starts its fetch. */
export function useLazyPart<T>(lazy: LazyPart<T>, isWanted = true): T | null {
  const part = useSyncExternalStore(lazy.subscribe, lazy.read, lazy.read)
  useEffect(() => {
    if (isWanted && part === null) void lazy.load()
  }, [lazy, isWanted, part])
  return part
}
