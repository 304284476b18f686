import { useDeferredValue, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'

import {
  encodeFor,
  lastTurnOf,
  nextMessages,
  waitingNode,
} from '../../client/commands/next-request.ts'
import { draftKey, type CodeView, type Workspace } from '../../client/stores/workspace-store.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import { userText } from '../../core/chat/message.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import type { Result } from '../../core/result.ts'
import { useWorkspace } from './client-context.tsx'
import { useDocument } from './use-conversation.ts'
import { useServing } from './use-serving.ts'

/** What stands in the code while nothing is typed yet; the pane says so. */
export const placeholderPrompt = 'Hello!'

export interface NextRequest {
  readonly encoded: Result<EncodedRequest, ApiError>
  /** The composer is empty: the last message is `placeholderPrompt`. */
  readonly hasPlaceholder: boolean
  /** How many messages Send sends and this leaves out. */
  readonly omitted: number
}

/** What the next request is made of, and nothing else of the workspace. */
const selectIngredients = (workspace: Workspace) => ({
  choice: workspace.choice,
  params: workspace.params,
  system: workspace.system,
  stream: workspace.stream,
  extraBody: workspace.extraBody,
  draft: workspace.drafts[draftKey(workspace.conversationId)] ?? '',
})

/**
 * The request that Send would send now, encoded. Deferred, so that typing never waits for it.
 * @param which `last` leaves out all messages before the last of the user
 * @returns null until the server has said what it offers.
 */
export function useNextRequest(which: CodeView['messages'] = 'exact'): NextRequest | null {
  const ingredients = useDeferredValue(useWorkspace(useShallow(selectIngredients)))
  const document = useDeferredValue(useDocument())
  const serving = useServing()
  return useMemo(() => {
    if (!serving) return null
    const { draft } = ingredients
    const hasPlaceholder = draft.trim() === '' && !waitingNode(document ?? null)
    const messages = nextMessages(document ?? null, (id) => document?.runs[id], draft)
    const all = hasPlaceholder ? [...messages, userText(placeholderPrompt)] : messages
    const wanted = which === 'last' ? lastTurnOf(all) : all
    return {
      encoded: encodeFor(serving, ingredients, wanted),
      hasPlaceholder,
      omitted: all.length - wanted.length,
    }
  }, [ingredients, document, serving, which])
}
