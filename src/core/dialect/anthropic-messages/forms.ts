import type { Dialect } from '../dialect.ts'

/** @see https://docs.anthropic.com/en/api/messages */
export const anthropicForms: Dialect['forms'] = {
  system: 'the member “system”',
  images: 'image blocks with a source',
  tools: 'tools with an input_schema',
  'tool calls': 'tool_use blocks of a message',
  'tool results': 'tool_result blocks of the user’s message',
}
