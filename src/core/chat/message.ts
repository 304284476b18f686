/** One piece of a user's message. An image is a `data:` or `https:` URL; nothing here fetches it. */
export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly url: string }

/**
 * A call the model asks for. `id` is replayed verbatim (Kimi's ids are part of its prompt format,
 * contract.md §4) and `argumentsText` is the JSON text as it came, parsed by nobody but the tool.
 */
export interface ToolCall {
  readonly id: string
  readonly name: string
  readonly argumentsText: string
}

/** Thoughts, and the wire field they came in: some providers want them back under that very name. */
export interface Reasoning {
  readonly text: string
  readonly field: string
}

/** The system message is the first of the messages, with the role `system`; it has no second home. */
export type ChatMessage =
  | { readonly role: 'system'; readonly text: string }
  | { readonly role: 'user'; readonly content: readonly ContentPart[] }
  | {
      readonly role: 'assistant'
      readonly text: string
      readonly reasoning?: Reasoning
      readonly toolCalls?: readonly ToolCall[]
    }
  | { readonly role: 'tool'; readonly callId: string; readonly text: string }

/** A user's message of words alone. */
export const userText = (text: string): ChatMessage => ({
  role: 'user',
  content: [{ type: 'text', text }],
})

/** The words of a message, images left out. */
export function textOf(message: ChatMessage): string {
  if (message.role !== 'user') return message.text
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
