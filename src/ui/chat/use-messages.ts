import { useSyncExternalStore } from 'react'

import { preloadReader } from '../../client/live/follow-later.ts'
import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { whenIdle } from '../kit/when-idle.ts'
import { preloadMarkdown } from '../markdown/renderer.ts'

const messages = createLazyPart(async () => {
  const [{ Messages }, { JumpPill }] = await Promise.all([
    import('./messages.tsx'),
    import('./scroll/jump-pill.tsx'),
  ])
  return { Messages, JumpPill }
})

/**
 * Fetches what reads an answer, what shows and scrolls messages, and what formats answers, side by side. A page
 * that opens empty needs none of it before something is sent: it is half as much again as all it loads.
 */
export async function preloadMessages(): Promise<void> {
  await Promise.all([messages.load(), preloadMarkdown(), preloadReader()])
}

/**
 * Does so when the first letter is typed or something is pressed: the first answer is then read and drawn by code
 * that has run before, and a line that dies with the question takes nothing away that was still to be fetched.
 */
export function preloadAtFirstUse(): void {
  const signs = ['input', 'pointerdown', 'keydown'] as const
  const begin = () => {
    for (const sign of signs) window.removeEventListener(sign, begin, true)
    whenIdle(() => void preloadMessages())
  }
  for (const sign of signs) window.addEventListener(sign, begin, true)
}

/** What shows and scrolls the messages; null until it has arrived, and when it cannot be fetched. */
export function useMessages(isWanted: boolean) {
  const parts = useLazyPart(messages, isWanted)
  const hasFailed = useSyncExternalStore(messages.subscribe, messages.hasFailed)
  return { parts, hasFailed: hasFailed && isWanted }
}
