import type { Dialect } from '../dialect.ts'

/** @see https://platform.openai.com/docs/api-reference/chat/create */
export const openAiForms: Dialect['forms'] = {
  system: 'the first message',
  images: 'image_url parts of a message',
  tools: 'functions with parameters',
  'tool calls': 'tool_calls of a message',
  'tool results': 'messages of the role tool',
}
