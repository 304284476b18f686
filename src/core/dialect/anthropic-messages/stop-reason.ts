import type { FinishReason } from '../../chat/stream-event.ts'

/** `sensitive` is coded into shipped clients (contract.md §3). `pause_turn` is none of ours. */
const reasons: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
  sensitive: 'content-filter',
}

/** An unknown word is `other`; the word itself is kept beside it (law D4). */
export const readStopReason = (raw: string): FinishReason =>
  (Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'other'

const words: Readonly<Record<FinishReason, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  'tool-calls': 'tool_use',
  refusal: 'refusal',
  'content-filter': 'refusal',
  other: 'pause_turn',
}

/** The provider's own word when there was one, otherwise the dialect's word for ours. */
export const formatStopReason = (reason: FinishReason, raw: string | null): string =>
  raw || words[reason]
