import { useSyncExternalStore } from 'react'

import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { preloadMarkdown } from '../markdown/renderer.ts'

const messages = createLazyPart(async () => (await import('./messages.tsx')).Messages)

/**
 * Fetches what shows messages, and what formats answers, side by side. A page that opens empty
 * needs neither before something is sent: they are half as much again as all it loads.
 */
export async function preloadMessages(): Promise<void> {
  await Promise.all([messages.load(), preloadMarkdown()])
}

/** What shows the messages; null until it has arrived, and when it cannot be fetched. */
export function useMessages(isWanted: boolean) {
  const Messages = useLazyPart(messages, isWanted)
  const hasFailed = useSyncExternalStore(messages.subscribe, messages.hasFailed)
  return { Messages, hasFailed: hasFailed && isWanted }
}
