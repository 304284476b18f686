import { useCallback } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import { useChat } from '../chat-context.tsx'

/** The message below this one, in the order of the page. */
function nextMessage(nodeId: string): HTMLElement | undefined {
  const messages = [...document.querySelectorAll<HTMLElement>('article[data-node]')]
  return messages[messages.findIndex((element) => element.dataset.node === nodeId) + 1]
}

/** What stands above a message, in its own group of messages or in the one before. */
const elementBefore = ({ previousElementSibling, parentElement }: HTMLElement): Element | null =>
  previousElementSibling ?? parentElement?.previousElementSibling?.lastElementChild ?? null

/** The open menu makes the rest of the page inert, and then takes the focus back to its button. */
const menuClosed = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Deletes a message; the focus, which would be lost with it, goes to the next one. */
export function useDelete(nodeId: string): () => Promise<void> {
  const { deleteMessage } = useCommands()
  const { focusComposer } = useChat()
  return useCallback(async () => {
    const next = nextMessage(nodeId)
    await deleteMessage(nodeId)
    await menuClosed()
    if (!next?.isConnected) return focusComposer()
    // Scrolling to a long message would push the line with Undo, just above it, out of sight.
    next.focus({ preventScroll: true })
    elementBefore(next)?.scrollIntoView({ block: 'nearest' })
  }, [nodeId, deleteMessage, focusComposer])
}
