import type { TabChannel } from '../deps.ts'

/** The tabs of one browser: what one posts, the others hear. */
export function createFakeTabs(): { readonly openChannel: () => TabChannel } {
  const tabs = new Set<Set<(message: unknown) => void>>()
  return {
    openChannel: () => {
      const listeners = new Set<(message: unknown) => void>()
      tabs.add(listeners)
      return {
        post: (message) => {
          for (const tab of tabs)
            if (tab !== listeners) for (const listener of tab) listener(structuredClone(message))
        },
        onMessage: (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        close: () => tabs.delete(listeners),
      }
    },
  }
}
