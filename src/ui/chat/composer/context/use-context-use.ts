import { useDeferredValue, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'

import { contextUseOf, type ContextUse } from '../../../../core/chat/context-use.ts'
import { addedMaxTokens } from '../../../../core/dialect/anthropic-messages/encode-request.ts'
import { useWorkspace } from '../../../access/client-context.tsx'
import { useDocument } from '../../../access/use-conversation.ts'
import { selectDraft, selectSettings } from '../../../access/use-next-request.ts'
import { useModel, useServing } from '../../../access/use-serving.ts'
import type { RequestSettings } from '../../../../client/commands/next-request.ts'
import { useExactCount } from './use-exact-count.ts'
import { useInputParts } from './use-input-parts.ts'

export interface ShownContext {
  readonly use: ContextUse
  /** The provider was asked and gave no count. */
  readonly hasNoCount: boolean
}

/** How much of the chosen model's context the next request takes; null until it has been counted. */
export function useContextUse(): ShownContext | null {
  const settings = useDeferredValue(useWorkspace(useShallow(selectSettings)))
  const draft = useDeferredValue(useWorkspace(selectDraft))
  const document = useDeferredValue(useDocument()) ?? null
  const serving = useServing()
  const { contextTokens } = useModel()
  const system = settings.system.isSent ? settings.system.text : ''
  const parts = useInputParts(
    useMemo(() => ({ system, document, draft }), [system, document, draft]),
  )
  const exact = useExactCount(
    useMemo(() => ({ serving, settings, document, draft }), [serving, settings, document, draft]),
  )
  const reserved = reservedOf(settings)
  const exactTokens = exact?.tokens ?? null
  return useMemo(
    () =>
      parts && {
        use: contextUseOf({ ...parts, reserved }, contextTokens, exactTokens),
        hasNoCount: exact?.tokens === null,
      },
    [parts, reserved, contextTokens, exact, exactTokens],
  )
}

/** What is kept for the answer, in tokens. */
function reservedOf({ params: { maxTokens }, choice }: RequestSettings): number | null {
  if (maxTokens.isSent) return maxTokens.value
  return choice.dialectId === 'anthropic-messages' ? addedMaxTokens : null
}
