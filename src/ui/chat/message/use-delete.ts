import { useCallback } from 'react'

import { useCommands } from '../../access/client-context.tsx'
import { useChat } from '../chat-context.tsx'

const messageOf = (nodeId: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('article[data-node]')].find(
    (element) => element.dataset.node === nodeId,
  )

/** The message below this one, in the order of the page. */
function nextMessage(nodeId: string): HTMLElement | undefined {
  const messages = [...document.querySelectorAll<HTMLElement>('article[data-node]')]
  return messages[messages.findIndex((element) => element === messageOf(nodeId)) + 1]
}

/** Deletes a message; the focus, which would be lost with it, goes to the next one. */
export function useDelete(nodeId: string): () => Promise<void> {
  const { deleteMessage } = useCommands()
  const { focusComposer } = useChat()
  return useCallback(async () => {
    const next = nextMessage(nodeId)
    await deleteMessage(nodeId)
    if (next?.isConnected) next.focus()
    else focusComposer()
  }, [nodeId, deleteMessage, focusComposer])
}
