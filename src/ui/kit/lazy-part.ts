import { useEffect, useSyncExternalStore } from 'react'

/** A part of the app that is fetched when it is first wanted. */
export type LazyPart<T> = {
  readonly load: () => Promise<void>
  readonly read: () => T | null
  /** The last fetch came to nothing. */
  readonly hasFailed: () => boolean
  readonly subscribe: (listener: () => void) => () => void
}

const longestPauseMs = 64_000

/**
 * Unlike `React.lazy` it never suspends: what is on screen stays there until the part has arrived,
 * and a part that is already here renders at once. It is fetched twice before it counts as failed;
 * then it is tried again after a second, two, four, up to a minute in all, and with the next `load`.
 */
export function createLazyPart<T>(fetchPart: () => Promise<T>): LazyPart<T> {
  let part: T | null = null
  let loading: Promise<void> | null = null
  let hasFailed = false
  let pauseMs = 1000
  const listeners = new Set<() => void>()

  async function fetchOnce(): Promise<void> {
    try {
      // A line that breaks is the commonest reason, and the next one is a new line.
      part = await fetchPart().catch(fetchPart)
      hasFailed = false
    } catch {
      // Offline, or a newer version was deployed: whoever can do without it shows something else.
      loading = null
      hasFailed = true
      if (pauseMs < longestPauseMs) setTimeout(() => void load(), (pauseMs *= 2) / 2)
    }
    for (const listener of listeners) listener()
  }
  const load = () => (loading ??= fetchOnce())
  return {
    load,
    read: () => part,
    hasFailed: () => hasFailed,
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
