import { useEffect, useState } from 'react'

import {
  encodeFor,
  nextMessages,
  noRun,
  requestOf,
  type RequestSettings,
  type Serving,
} from '../../../../client/commands/next-request.ts'
import type { ConversationDocument } from '../../../../client/queries/conversation-document.ts'
import { hasApiKey } from '../../../../core/chat/api-key-in-text.ts'
import { keysInRequest } from '../../../../core/chat/keys-in-request.ts'
import {
  countBodyOf,
  readTokenCount,
} from '../../../../core/dialect/anthropic-messages/count-tokens.ts'
import { useClient } from '../../../access/client-context.tsx'

/** What is to be counted: another object when something of it has changed. */
export interface CountQuestion {
  readonly serving: Serving | null
  readonly settings: RequestSettings
  readonly document: ConversationDocument | null
  readonly draft: string
}

export interface ExactCount {
  /** Null when the provider gave none. */
  readonly tokens: number | null
}

/** After the last key, before the provider is asked. */
const pauseMs = 600

/**
 * The provider's own count of the next request, asked for when the typing pauses, where the format and
 * the provider have such a question. What has changed meanwhile is not waited for.
 * @returns null when there is none for just this request
 */
export function useExactCount(question: CountQuestion): ExactCount | null {
  const { countTokens, allowedKeys } = useClient()
  const [answer, setAnswer] = useState<(ExactCount & { readonly question: CountQuestion }) | null>(
    null,
  )
  useEffect(() => {
    const providerId = counterOf(question)
    if (providerId === null) return
    const control = new AbortController()
    const ask = async () => {
      const body = bodyOf(question, allowedKeys)
      if (body === null) return
      const counted = await countTokens(providerId, body, control.signal)
      if (control.signal.aborted) return
      setAnswer({ question, tokens: counted.ok ? readTokenCount(counted.value) : null })
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [question, countTokens, allowedKeys])
  return answer?.question === question ? answer : null
}

/** Who can count this. Not a stand-in: it would count in its own tokens. */
function counterOf({ serving, settings }: CountQuestion): string | null {
  if (!serving || serving.isStandIn || settings.choice.dialectId !== 'anthropic-messages')
    return null
  return serving.actual.endpoints['count-tokens'] === undefined ? null : serving.actual.id
}

/** Null when there is nothing to count, or something in it that leaves this page only by Send. */
function bodyOf(
  { serving, settings, document, draft }: CountQuestion,
  allowedKeys: ReadonlySet<string>,
): string | null {
  if (!serving || hasApiKey(draft)) return null
  const written = requestOf(settings, nextMessages(document, noRun, draft))
  if (!written.ok || keysInRequest(written.value, allowedKeys).length > 0) return null
  const messages = nextMessages(document, (id) => document?.runs[id], draft)
  const encoded = encodeFor(serving, settings, messages)
  return encoded.ok ? countBodyOf(encoded.value.body) : null
}
