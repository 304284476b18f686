import type { ConversationNode } from '../../../core/history/conversation.ts'

/**
 * Ids of the messages that can go to make room for an answer: what was said before the question it
 * answers, oldest first.
 */
export function droppableBefore(
  path: readonly ConversationNode[],
  nodeId: string,
): readonly string[] {
  const question = path.find((node) => node.id === nodeId)?.parentId
  const end = path.findIndex((node) => node.id === question)
  return path
    .slice(0, Math.max(0, end))
    .filter((node) => !node.isDeleted)
    .map((node) => node.id)
}
