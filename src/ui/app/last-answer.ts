import type { Client } from '../../client/client.ts'
import type { ConversationDocument } from '../../client/queries/conversation-document.ts'
import { pathOf } from '../../core/history/conversation.ts'

/** The text of the last answer of the open conversation, or null while there is none. */
export function lastAnswerText({ workspace, runs, queries, queryClient }: Client): string | null {
  const { conversationId } = workspace.getState()
  if (conversationId === null) return null
  const { queryKey } = queries.conversation(conversationId)
  const document = queryClient.getQueryData<ConversationDocument | null>(queryKey)
  if (!document) return null
  const { live } = runs.getState()
  const texts = pathOf(document.conversation).flatMap((node) => {
    if (node.role !== 'assistant' || node.isDeleted) return []
    return node.runIds.map((id) => live[id]?.run.text ?? document.runs[id]?.text ?? '').join('')
  })
  return texts.findLast((text) => text !== '') ?? null
}
