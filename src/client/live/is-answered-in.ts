import type { Conversation } from '../../core/history/conversation.ts'
import { isFinal } from '../../core/run/run.ts'
import type { RunsState } from '../stores/run-store.ts'

/** Whether one of these runs answers this conversation and has not come to its last word. */
export const isAnsweredIn = (
  conversation: Conversation | undefined,
  { live }: Pick<RunsState, 'live'>,
): boolean =>
  Object.values(conversation?.nodes ?? {}).some(
    (node) =>
      node.role === 'assistant' && node.runIds.some((id) => live[id] && !isFinal(live[id].run)),
  )
