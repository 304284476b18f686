import type { ApiError } from './api-error.ts'
import type { TokenUsage } from './usage.ts'

/** Why an answer is over, in our words; `rawReason` keeps the provider's. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'refusal' | 'other'

/** One token of the answer and the likeliest in its place; natural logarithms, 0 is certainty. */
export interface TokenLogprob {
  readonly token: string
  readonly logprob: number
  readonly alternatives: readonly { readonly token: string; readonly logprob: number }[]
}

/**
 * What an answer is made of, in the order it came. Exactly one of `finish` and `error` ends a stream,
 * and it is last (law D3). `choice` is there only when several answers were asked for (n > 1) and
 * this is not the first of them.
 */
export type StreamEvent =
  | { readonly type: 'start'; readonly responseId: string; readonly model: string }
  | { readonly type: 'text-delta'; readonly text: string; readonly choice?: number }
  | { readonly type: 'reasoning-delta'; readonly text: string; readonly field: string }
  | {
      readonly type: 'tool-call-delta'
      /** Ours, stable for one call within one answer: providers' ids and indexes are not. */
      readonly key: string
      readonly id?: string
      readonly name?: string
      readonly argumentsText: string
    }
  | {
      readonly type: 'logprobs'
      readonly tokens: readonly TokenLogprob[]
      readonly choice?: number
    }
  /** Cumulative: the last one counts. */
  | { readonly type: 'usage'; readonly usage: TokenUsage }
  /** A further answer (n > 1) is over; the stream goes on. */
  | {
      readonly type: 'choice-end'
      readonly choice: number
      readonly reason: FinishReason
      readonly rawReason: string
    }
  | { readonly type: 'finish'; readonly reason: FinishReason; readonly rawReason: string | null }
  | { readonly type: 'error'; readonly error: ApiError }

/** Whether this event ends its stream (law D3). */
export const isFinalEvent = (event: StreamEvent): boolean =>
  event.type === 'finish' || event.type === 'error'
