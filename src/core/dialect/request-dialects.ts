import { anthropicMessagesWriter } from './anthropic-messages/writer.ts'
import type { DialectId, RequestDialect } from './dialect.ts'
import { openaiChatWriter } from './openai-chat/writer.ts'

/**
 * Every wire format Verbatim speaks, as far as it writes requests. The other half, in `dialects.ts`,
 * is 10 kB gzip that a page need not have loaded before something is sent or read.
 */
export const requestDialects: Readonly<Record<DialectId, RequestDialect>> = {
  'openai-chat': openaiChatWriter,
  'anthropic-messages': anthropicMessagesWriter,
}

/** In the order they are offered. */
export const dialectIds = Object.keys(requestDialects) as DialectId[] // the keys of that very record
