import { keysIn } from './api-key-in-text.ts'
import { textOf, type ChatMessage } from './message.ts'
import type { ChatRequest } from './request.ts'

export interface KeyInRequest {
  /** As it stands in a sentence: `system message`. */
  readonly place: string
  /** What looks like a key. */
  readonly words: string
}

const placeOfRole = {
  system: 'system message',
  user: 'message',
  assistant: 'assistant message',
  tool: 'result of a tool',
} as const

/**
 * What looks like an API key in a request, the settings first; not the words that may be sent. A
 * request does not tell which of its messages a model has written: whoever knows leaves those out.
 * The extra body has its own, stricter rule (`dialect/wire/extra.ts`).
 */
export function keysInRequest(
  request: ChatRequest,
  allowed: ReadonlySet<string> = new Set(),
): readonly KeyInRequest[] {
  const { messages, params, tools, model } = request
  const places = [
    ['model id', model],
    ['list of parameters', ...textsOf(params)],
    ['list of tools', ...textsOf(tools)],
    ...messages.map((message) => [placeOfRole[message.role], ...wordsOf(message)] as const),
  ] as const
  return places.flatMap(([place, ...texts]) =>
    texts.flatMap((text) =>
      keysIn(text)
        .filter((words) => !allowed.has(words))
        .map((words) => ({ place, words })),
    ),
  )
}

/** All that a message says, with what it asks tools for. */
const wordsOf = (message: ChatMessage): readonly string[] =>
  message.role === 'assistant'
    ? [message.text, message.reasoning?.text ?? '', ...textsOf(message.toolCalls)]
    : [textOf(message)]

/** Every text in a value, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
