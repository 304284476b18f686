import { useDeferredValue, useMemo, useState } from 'react'
import { shallow } from 'zustand/shallow'
import { useShallow } from 'zustand/react/shallow'

import {
  encodeFor,
  lastTurnOf,
  nextMessages,
  waitingNode,
  type Serving,
} from '../../client/commands/next-request.ts'
import type { ConversationDocument } from '../../client/queries/conversation-document.ts'
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

/** What a request is made of, beside the messages. */
export type NextSettings = Pick<Workspace, 'choice' | 'params' | 'system' | 'stream' | 'extraBody'>

export interface NextRequest {
  /** What it was encoded from: another object when a setting was changed, and only then. */
  readonly settings: NextSettings
  readonly encoded: Result<EncodedRequest, ApiError>
  /** The composer is empty: the last message is `placeholderPrompt`. */
  readonly hasPlaceholder: boolean
  /** How many messages Send sends and this leaves out. */
  readonly omitted: number
}

export const selectSettings = (workspace: Workspace): NextSettings => ({
  choice: workspace.choice,
  params: workspace.params,
  system: workspace.system,
  stream: workspace.stream,
  extraBody: workspace.extraBody,
})

export const selectDraft = ({ drafts, conversationId }: Workspace): string =>
  drafts[draftKey(conversationId)] ?? ''

/**
 * The request that Send would send now, encoded. Deferred, so that typing never waits for it.
 * @param which `last` leaves out all messages before the last of the user
 * @returns null until the server has said what it offers.
 */
export function useNextRequest(which: CodeView['messages'] = 'exact'): NextRequest | null {
  const settings = useDeferredValue(useWorkspace(useShallow(selectSettings)))
  const draft = useDeferredValue(useWorkspace(selectDraft))
  const document = useDeferredValue(useDocument())
  const serving = useServing()
  const [requestOf] = useState(rememberLast)
  return useMemo(
    () => serving && requestOf({ serving, settings, draft, document: document ?? null, which }),
    [settings, draft, document, serving, which, requestOf],
  )
}

/**
 * `nextRequestOf`, whose last result stays while its parts do. React forgets what it computed in a
 * rendering that it then interrupts: a conversation of 1,000 messages was encoded 36 times, 10 ms
 * each, while it came into the page.
 */
export function rememberLast(): (parts: NextParts) => NextRequest {
  let last: { readonly parts: NextParts; readonly request: NextRequest } | null = null
  return (parts) => {
    if (!last || !shallow(last.parts, parts)) last = { parts, request: nextRequestOf(parts) }
    return last.request
  }
}

interface NextParts {
  readonly serving: Serving
  readonly settings: NextSettings
  readonly draft: string
  readonly document: ConversationDocument | null
  readonly which: CodeView['messages']
}

/** The request that Send would send in this situation. */
export function nextRequestOf(parts: NextParts): NextRequest {
  const { serving, settings, draft, document, which } = parts
  const hasPlaceholder = draft.trim() === '' && !waitingNode(document)
  const messages = nextMessages(document, (id) => document?.runs[id], draft)
  const all = hasPlaceholder ? [...messages, userText(placeholderPrompt)] : messages
  const wanted = which === 'last' ? lastTurnOf(all) : all
  const encoded = encodeFor(serving, settings, wanted)
  const omitted = all.length - wanted.length
  // The extra body may hold messages of its own: then nothing is left out.
  const isSame = omitted > 0 && bodyOf(encodeFor(serving, settings, all)) === bodyOf(encoded)
  return { settings, encoded, hasPlaceholder, omitted: isSame ? 0 : omitted }
}

const bodyOf = (encoded: Result<EncodedRequest, ApiError>): string | null =>
  encoded.ok ? encoded.value.body : null
