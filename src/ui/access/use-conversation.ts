import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStore } from 'zustand'

import type {
  ConversationDocument,
  ConversationSummary,
} from '../../client/queries/conversation-document.ts'
import { waitingNode } from '../../client/commands/next-request.ts'
import {
  groupVariants,
  pathOf,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import { useClient, useWorkspace } from './client-context.tsx'

/** The open conversation; null while it has no message, undefined while it is being read. */
export function useDocument(): ConversationDocument | null | undefined {
  const { queries } = useClient()
  const id = useWorkspace((workspace) => workspace.conversationId)
  const { data } = useQuery({ ...queries.conversation(id ?? ''), enabled: id !== null })
  return id === null ? null : data
}

/** One message of the branch that is shown, with its place among its variants. */
export interface PathEntry {
  readonly node: ConversationNode
  /** Ids of the variants, oldest first, this one included. */
  readonly variants: readonly string[]
}

const noPath: readonly PathEntry[] = []

/** Several parts ask for the path of the one open conversation: it is made once for all of them. */
const paths = new WeakMap<Conversation, readonly PathEntry[]>()

/** The branch that is shown, deleted messages included (they show their undo line). */
export function usePath(): readonly PathEntry[] {
  const conversation = useDocument()?.conversation
  if (!conversation) return noPath
  const path = paths.get(conversation) ?? pathEntriesOf(conversation)
  paths.set(conversation, path)
  return path
}

function pathEntriesOf(conversation: Conversation): readonly PathEntry[] {
  const variantsOf = groupVariants(conversation)
  return pathOf(conversation).map((node) => ({
    node,
    variants: variantsOf(node).map((each) => each.id),
  }))
}

/** Whether the branch that is shown ends with something that nobody has answered yet. */
export function useIsWaiting(): boolean {
  const document = useDocument() ?? null
  return useMemo(() => waitingNode(document) !== null, [document])
}

/** The id of the run in flight at the end of the open conversation, or null. */
export function useStreamingRunId(): string | null {
  const leaf = usePath().at(-1)?.node
  const runId = (leaf?.role === 'assistant' && leaf.runIds.at(-1)) || null
  // Whether, and not what: the run itself changes with every frame.
  const isLive = useStore(useClient().runs, ({ live }) => runId !== null && runId in live)
  return isLive ? runId : null
}

/** The conversations, newest first. */
export function useConversations(): readonly ConversationSummary[] {
  const { queries } = useClient()
  return useQuery(queries.conversations()).data ?? []
}
