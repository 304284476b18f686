import type { Client } from '../../client/client.ts'
import { isAnsweredIn } from '../../client/live/is-answered-in.ts'
import type { ConversationDocument } from '../../client/queries/conversation-document.ts'
import { pathOf } from '../../core/history/conversation.ts'

/** The open conversation as it was read; null when there is none, or it is not here yet. */
export function openDocument(client: Client): ConversationDocument | null {
  const { workspace, queries, queryClient } = client
  const { conversationId } = workspace.getState()
  if (conversationId === null) return null
  const { queryKey } = queries.conversation(conversationId)
  return queryClient.getQueryData<ConversationDocument | null>(queryKey) ?? null
}

/** The answers of the branch that is shown, oldest first. */
const answersOf = (document: ConversationDocument | null) =>
  document
    ? pathOf(document.conversation).flatMap((node) =>
        node.role === 'assistant' && !node.isDeleted ? [node] : [],
      )
    : []

/** The deleted messages of the branch that is shown which no line offers to bring back. */
export function deletedIds(client: Client): readonly string[] {
  const document = openDocument(client)
  if (document === null) return []
  const { undo } = client.notices.getState()
  const offered = new Set(undo.map(({ place }) => (place.kind === 'message' ? place.nodeId : '')))
  return pathOf(document.conversation)
    .filter(({ id, isDeleted }) => isDeleted && !offered.has(id))
    .map(({ id }) => id)
}

/** The last answer of the open conversation, for running it again; null while there is none. */
export const lastAnswerId = (client: Client): string | null =>
  answersOf(openDocument(client)).at(-1)?.id ?? null

/** The last run of that answer; null while there is none. */
export const lastRunId = (client: Client): string | null =>
  answersOf(openDocument(client)).at(-1)?.runIds.at(-1) ?? null

/** Whether the open conversation is being answered, on the branch that is shown or on another one. */
export const isAnswering = (client: Client): boolean =>
  isAnsweredIn(openDocument(client)?.conversation, client.runs.getState())

/** The text of the last answer of the open conversation, or null while there is none. */
export function lastAnswerText(client: Client): string | null {
  const document = openDocument(client)
  const { live } = client.runs.getState()
  const texts = answersOf(document).map(({ runIds }) =>
    runIds.map((id) => live[id]?.run.text ?? document?.runs[id]?.text ?? '').join(''),
  )
  return texts.findLast((text) => text !== '') ?? null
}
