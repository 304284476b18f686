import { useDeferredValue, useMemo } from 'react'

import { encodeFor, nextMessages, waitingNode } from '../../client/commands/next-request.ts'
import { draftKey } from '../../client/stores/workspace-store.ts'
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
}

/**
 * The request that Send would send now, encoded. Deferred, so that typing never waits for it.
 * @returns null until the server has said what it offers.
 */
export function useNextRequest(): NextRequest | null {
  const workspace = useDeferredValue(useWorkspace((state) => state))
  const document = useDeferredValue(useDocument())
  const serving = useServing()
  return useMemo(() => {
    if (!serving) return null
    const draft = workspace.drafts[draftKey(workspace.conversationId)] ?? ''
    const hasPlaceholder = draft.trim() === '' && !waitingNode(document ?? null)
    const messages = nextMessages(document ?? null, (id) => document?.runs[id], draft)
    const all = hasPlaceholder ? [...messages, userText(placeholderPrompt)] : messages
    return { encoded: encodeFor(serving, workspace, all), hasPlaceholder }
  }, [workspace, document, serving])
}
