import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStore } from 'zustand'

import type { ConversationDocument } from '../../client/queries/conversation-document.ts'
import { waitingNode } from '../../client/commands/next-request.ts'
import {
  groupVariants,
  pathOf,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import type { ConversationSummary } from '../../core/history/summary.ts'
import type { SearchHit } from '../../client/db/conversation-repo.ts'
import { isAnsweredIn } from '../../client/live/is-answered-in.ts'
import { useClient, useWorkspace } from './client-context.tsx'

/** The open conversation; null while it has no message, undefined while it is being read. */
export function useDocument(): ConversationDocument | null | undefined {
  return useReading().whole
}

/**
 * What can be shown of the open conversation: its end first, because reading all requests of a long
 * one takes seconds. Only for showing: what is sent or written goes by the whole.
 */
export function useShownDocument(): ConversationDocument | null | undefined {
  const { whole, end } = useReading()
  return whole === undefined ? end : whole
}

interface Reading {
  readonly whole: ConversationDocument | null | undefined
  /** Its last messages; undefined while they are read, and when there is nothing to be found. */
  readonly end: ConversationDocument | undefined
}

function useReading(): Reading {
  const { queries, queryClient } = useClient()
  const id = useWorkspace((workspace) => workspace.conversationId)
  const wholeQuery = queries.conversation(id ?? '')
  const isHere = queryClient.getQueryData(wholeQuery.queryKey) !== undefined
  const end = useQuery({
    ...queries.conversationEnd(id ?? ''),
    enabled: id !== null && !isHere,
    gcTime: 0, // it is of no use once the whole is here
  })
  const whole = useQuery({
    ...wholeQuery,
    // The disk answers in order: the end would stand in line behind the whole.
    enabled: id !== null && (isHere || end.isFetched),
  })
  return id === null
    ? { whole: null, end: undefined }
    : { whole: whole.data, end: end.data ?? undefined }
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
  const conversation = useShownDocument()?.conversation
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

/**
 * Whether an answer of the open conversation is still coming, on the branch that is shown or on another
 * one: until it has come, or is stopped, nothing else can be asked there.
 */
export function useIsAnswering(): boolean {
  const conversation = useShownDocument()?.conversation
  return useStore(useClient().runs, (runs) => isAnsweredIn(conversation, runs))
}

/** The conversations, newest first. */
export function useConversations(): readonly ConversationSummary[] {
  const { queries } = useClient()
  return useQuery(queries.conversations()).data ?? []
}

/** Where these words are, newest first; undefined while it is looked for. Nothing is asked for no words. */
export function useSearch(words: string): readonly SearchHit[] | undefined {
  const { queries } = useClient()
  return useQuery({ ...queries.search(words), enabled: words !== '', gcTime: 0 }).data
}
