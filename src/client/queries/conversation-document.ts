import type { Conversation } from '../../core/history/conversation.ts'
import type { Run } from '../../core/run/run.ts'

/** A conversation with the runs of its answers, as read from disk. */
export interface ConversationDocument {
  readonly conversation: Conversation
  readonly runs: Readonly<Record<string, Run>>
}
