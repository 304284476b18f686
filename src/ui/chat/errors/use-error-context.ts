import type { ParamName } from '../../../core/chat/params.ts'
import { pathOf } from '../../../core/history/conversation.ts'
import { countWords } from '../../../core/markdown/word-count.ts'
import type { Run } from '../../../core/run/run.ts'
import { useNotices } from '../../access/client-context.tsx'
import { useDocument } from '../../access/use-conversation.ts'
import { usePrefill } from '../../access/use-prefill.ts'
import { useProviders } from '../../access/use-serving.ts'
import { readRequest } from '../message/answer-settings.ts'
import { modelOf, textOfRuns } from '../message/use-answer.ts'
import { useNow } from '../../access/use-now.ts'
import { droppableBefore } from './droppable.ts'
import type { ErrorContext } from './error-action.ts'

/** What the words of an error are made from. */
export function useErrorContext(run: Run, runs: readonly Run[], nodeId: string): ErrorContext {
  const provider = useProviders()?.providers.find((each) => each.id === run.providerId)
  const conversation = useDocument()?.conversation
  const pending = useNotices((notices) =>
    Object.values(notices.retries).find((retry) => retry.nodeId === nodeId),
  )
  const retryAt = pending?.retryAt ?? null
  const now = useNow(retryAt !== null)
  const prefill = usePrefill()
  const request = readRequest(run.dialectId, run.outline)
  return {
    providerName: provider?.name ?? run.providerId,
    isLocal: provider?.isLocal ?? false,
    modelName: modelOf(run).shortName,
    links: provider?.links ?? {},
    wordCount: countWords(textOfRuns(runs)),
    prefillRefusal: prefill.accepts === 'no' ? prefill.reason : null,
    wasSent: run.outline !== '',
    sent: Object.keys(request?.params ?? {}) as ParamName[], // the decoder gives our names only
    extra: Object.keys(request?.extra ?? {}),
    lastedMs: run.endAtMs,
    retryInMs: retryAt !== null ? retryAt - now : pending ? 'when-online' : null,
    droppable: conversation ? droppableBefore(pathOf(conversation), nodeId).length : 0,
  }
}
