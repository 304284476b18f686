import { useCallback } from 'react'

import type { Client } from '../../../client/client.ts'
import { assertNever } from '../../../core/assert-never.ts'
import { pathOf, type Conversation } from '../../../core/history/conversation.ts'
import { useClient } from '../../access/client-context.tsx'
import { useDocument } from '../../access/use-conversation.ts'
import { useChat, type Chat } from '../chat-context.tsx'
import { lowerMaxTokens } from '../lower-max-tokens.ts'
import { droppableBefore } from './droppable.ts'
import type { ErrorAction } from './error-action.ts'

/** Does what an action of an error card says, to the answer with this node. */
export function useErrorActions(nodeId: string): (action: ErrorAction) => void {
  const client = useClient()
  const chat = useChat()
  const conversation = useDocument()?.conversation ?? null
  return useCallback(
    (action) => void perform(action, { client, chat, conversation, nodeId }),
    [client, chat, conversation, nodeId],
  )
}

interface Place {
  readonly client: Client
  readonly chat: Chat
  readonly conversation: Conversation | null
  readonly nodeId: string
}

async function perform(action: ErrorAction, place: Place): Promise<void> {
  const { client, chat, conversation, nodeId } = place
  const { commands } = client
  switch (action.type) {
    case 'run-again':
      return commands.runAgain(nodeId)
    case 'use-demo':
      // The demo answers for a provider without a key; this page still believed that it had one.
      await client.queryClient.invalidateQueries({ queryKey: client.queries.providers().queryKey })
      return commands.runAgain(nodeId)
    case 'send-anyway':
      return (isContinued(conversation, nodeId) ? commands.continueAnswer : commands.runAgain)(
        nodeId,
        { allowsKeys: true },
      )
    case 'run-without':
      return commands.runWithout(nodeId, action.params, action.members)
    case 'continue':
      return commands.continueAnswer(nodeId)
    case 'edit':
      return chat.edit(conversation?.nodes[nodeId]?.parentId ?? null)
    case 'set-up':
      return chat.onSetUp()
    case 'choose-model':
      return chat.onChooseModel()
    case 'show-params':
      return commands.showTab('parameters')
    case 'lower-max-tokens':
      lowerMaxTokens(commands, action.maxTokens)
      return commands.runAgain(nodeId)
    case 'drop-oldest':
      for (const id of conversation
        ? droppableBefore(pathOf(conversation), nodeId).slice(0, 2)
        : [])
        await commands.deleteMessage(id)
      return commands.runAgain(nodeId)
    case 'retry-now':
      return commands.retryNow(nodeId)
    case 'cancel-retry':
      return commands.cancelRetry(nodeId)
    case 'open':
      return // a link does it
    default:
      return assertNever(action)
  }
}

/** Whether the run that is told of was to go on with an answer that is there. */
function isContinued(conversation: Conversation | null, nodeId: string): boolean {
  const node = conversation?.nodes[nodeId]
  return node?.role === 'assistant' && node.runIds.length > 1
}
