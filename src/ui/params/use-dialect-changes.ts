import { useDeferredValue, useMemo } from 'react'

import {
  nextMessages,
  requestOf,
  type RequestSettings,
  type Serving,
} from '../../client/commands/next-request.ts'
import { supportsOf } from '../../core/catalog/supports.ts'
import { userText, type ChatMessage } from '../../core/chat/message.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialectChanges, type DialectChange } from '../../core/dialect/dialect-changes.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { useDocument } from '../access/use-conversation.ts'
import { placeholderPrompt } from '../access/use-next-request.ts'
import { useServing } from '../access/use-serving.ts'
import { useRequestSettings } from './use-request-settings.ts'

/** What this format makes of the request, and what the other one would. */
export interface ChangesOfFormats {
  readonly other: DialectId
  /** Compared to the other one. */
  readonly here: readonly DialectChange[]
  /** Compared to this one. */
  readonly there: readonly DialectChange[]
}

/**
 * For a provider with two formats; null for one with one, and while there is no request. By the
 * conversation and the settings, not by the draft: typing a message must not wait for it.
 */
export function useDialectChanges(): ChangesOfFormats | null {
  const serving = useServing()
  const document = useDeferredValue(useDocument())
  const settings = useDeferredValue(useRequestSettings())
  const messages = useMemo(() => {
    const past = nextMessages(document ?? null, (id) => document?.runs[id], '')
    return past.length > 0 ? past : [userText(placeholderPrompt)]
  }, [document])
  return useMemo(
    () => (serving ? changesOf(serving, settings, messages) : null),
    [serving, settings, messages],
  )
}

function changesOf(
  serving: Serving,
  settings: RequestSettings,
  messages: readonly ChatMessage[],
): ChangesOfFormats | null {
  const { choice, extraBody } = settings
  const provider = serving.chosen ?? serving.actual
  const other = provider.dialects.find((id) => id !== choice.dialectId)
  // The same in every format, and perhaps not JSON yet.
  const unsent = { ...extraBody, isSent: false }
  const request = requestOf({ ...settings, extraBody: unsent }, messages)
  if (other === undefined || !request.ok) return null
  const inUse = (dialectId: DialectId) => ({
    dialect: requestDialects[dialectId],
    traits: provider.traits,
    supports: supportsOf({ ...choice, dialectId }),
  })
  const [here, there] = [inUse(choice.dialectId), inUse(other)]
  return {
    other,
    here: dialectChanges(request.value, there, here),
    there: dialectChanges(request.value, here, there),
  }
}
