import { anthropicMessages } from './anthropic-messages/index.ts'
import type { Dialect, DialectId } from './dialect.ts'
import { openaiChat } from './openai-chat/index.ts'

/** Every wire format Verbatim speaks, whole. */
export const dialects: Readonly<Record<DialectId, Dialect>> = {
  'openai-chat': openaiChat,
  'anthropic-messages': anthropicMessages,
}
