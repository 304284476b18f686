import { anthropicMessages } from './anthropic-messages/index.ts'
import type { Dialect, DialectId } from './dialect.ts'
import { openaiChat } from './openai-chat/index.ts'

/** Every wire format Verbatim speaks. */
export const dialects: Readonly<Record<DialectId, Dialect>> = {
  'openai-chat': openaiChat,
  'anthropic-messages': anthropicMessages,
}

/** In the order they are offered. */
export const dialectIds = Object.keys(dialects) as DialectId[] // the keys of that very record
