import type { ApiError } from '../../../core/chat/api-error.ts'
import type { Run } from '../../../core/run/run.ts'
import { isFinal } from '../../../core/run/run.ts'
import type { ErrorWords } from './error-action.ts'

/** What a run needs a card for: a failure, or an ending that is no proper answer. */
export type Trouble =
  | { readonly type: 'error'; readonly error: ApiError }
  | { readonly type: 'ended-by-provider'; readonly reason: 'content filter' | 'refusal' }

export function troubleOf(run: Run): Trouble | null {
  if (run.error && isFinal(run)) return { type: 'error', error: run.error }
  if (run.status === 'interrupted')
    return { type: 'error', error: { kind: 'truncated', message: 'The connection ended.' } }
  if (run.status === 'complete' && run.finishReason === 'content-filter')
    return { type: 'ended-by-provider', reason: 'content filter' }
  if (run.status === 'complete' && run.finishReason === 'refusal')
    return { type: 'ended-by-provider', reason: 'refusal' }
  return null
}

export const endedByProviderWords = (reason: 'content filter' | 'refusal'): ErrorWords => ({
  title: 'The provider ended the answer',
  sentence: `Finish reason: ${reason}.`,
  actions: [{ type: 'edit', label: 'Edit message' }],
})
