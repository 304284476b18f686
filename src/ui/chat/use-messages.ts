import { useSyncExternalStore } from 'react'

import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { preloadMarkdown } from '../markdown/renderer.ts'

const messages = createLazyPart(async () => {
  const [{ Messages }, { JumpPill }] = await Promise.all([
    import('./messages.tsx'),
    import('./scroll/jump-pill.tsx'),
  ])
  return { Messages, JumpPill }
})

/**
 * Fetches what shows and scrolls messages, and what formats answers, side by side. A page that opens empty
 * needs neither before something is sent: they are half as much again as all it loads.
 */
export async function preloadMessages(): Promise<void> {
  await Promise.all([messages.load(), preloadMarkdown()])
}

/** What shows and scrolls the messages; null until it has arrived, and when it cannot be fetched. */
export function useMessages(isWanted: boolean) {
  const parts = useLazyPart(messages, isWanted)
  const hasFailed = useSyncExternalStore(messages.subscribe, messages.hasFailed)
  return { parts, hasFailed: hasFailed && isWanted }
}
