import { showing } from '../../core/history/branches.ts'
import { nodeOf, withChangedNode, withNode } from '../../core/history/conversation.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import type { Retries } from './retries.ts'

/** The commands on one message. */
export type MessageActions = Pick<
  Commands,
  'deleteMessage' | 'excludeMessage' | 'branchFrom' | 'addMessage' | 'showVariant'
>

export function createMessageActions(
  { deps, workspace, documents, live, undo }: CommandContext,
  retries: () => Retries,
): MessageActions {
  async function setDeleted(
    conversationId: string,
    nodeId: string,
    isDeleted: boolean,
  ): Promise<boolean> {
    const document = await documents.change(conversationId, (stored) => {
      const node = stored?.nodes[nodeId]
      return stored && node && node.isDeleted !== isDeleted
        ? withChangedNode(stored, { ...node, isDeleted })
        : null
    })
    return document !== null
  }

  return {
    deleteMessage: async (nodeId, isDeleted = true) => {
      const { conversationId } = workspace.getState()
      if (conversationId === null) return
      if (!isDeleted) return void (await setDeleted(conversationId, nodeId, false))
      const nodes = Object.values((await documents.read(conversationId))?.conversation.nodes ?? {})
      // Its own, or those that answer it: nobody waits for them any more.
      for (const node of nodes)
        if (node.role === 'assistant' && (node.id === nodeId || node.parentId === nodeId)) {
          live.stop(conversationId, node.runIds)
          retries().cancel(node.id)
        }
      if (!(await setDeleted(conversationId, nodeId, true))) return
      undo.offer({
        label: 'Message deleted.',
        place: { kind: 'message', nodeId },
        takeBack: async () => void (await setDeleted(conversationId, nodeId, false)),
      })
    },
    excludeMessage: async (nodeId, isExcluded) => {
      const { conversationId } = workspace.getState()
      if (conversationId === null) return
      await documents.change(conversationId, (stored) => {
        const node = stored?.nodes[nodeId]
        return stored && node ? withChangedNode(stored, { ...node, isExcluded }) : null
      })
    },
    branchFrom: async (nodeId) => {
      const { conversationId } = workspace.getState()
      if (conversationId === null) return
      await documents.change(conversationId, (stored) =>
        stored?.nodes[nodeId] ? { ...stored, leafId: nodeId } : null,
      )
    },
    addMessage: async (belowId, message) => {
      const { conversationId } = workspace.getState()
      if (conversationId === null) return false
      const place = { id: deps.randomId(), parentId: belowId, now: deps.now() }
      const changed = await documents.change(conversationId, (stored) =>
        stored?.nodes[belowId] ? withNode(stored, nodeOf(message, place)) : null,
      )
      return changed !== null
    },
    showVariant: async (nodeId) => {
      const { conversationId } = workspace.getState()
      if (conversationId === null) return
      await documents.change(conversationId, (stored) =>
        stored?.nodes[nodeId] ? showing(stored, nodeId) : null,
      )
    },
  }
}
