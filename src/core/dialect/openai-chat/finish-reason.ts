import type { FinishReason } from '../../chat/stream-event.ts'

/** `eos` is Together's word, `eos_token` that of TGI; `function_call` is from before tools. */
const reasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  end_turn: 'stop',
  length: 'length',
  max_tokens: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  refusal: 'refusal',
}

/** An unknown word is `other`; the word itself is kept beside it (law D4). */
export const readFinishReason = (raw: string): FinishReason =>
  (Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'other'

const words: Readonly<Record<FinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
  refusal: 'refusal',
  other: 'other',
}

/** The provider's own word when there was one, otherwise the dialect's word for ours. */
export const formatFinishReason = (reason: FinishReason, raw: string | null): string =>
  raw || words[reason]
