import { keysIn } from './api-key-in-text.ts'
import { textOf } from './message.ts'
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
  tool: 'result of a tool',
} as const

/**
 * What looks like an API key in what a person has written into a request, the settings first. What
 * the model wrote is passed over: it has seen it. The extra body has its own, stricter rule
 * (`dialect/wire/extra.ts`).
 */
export function keysInRequest(request: ChatRequest): readonly KeyInRequest[] {
  const { messages, params, tools, model } = request
  const written = messages.flatMap((message) =>
    message.role === 'assistant' ? [] : [[placeOfRole[message.role], textOf(message)] as const],
  )
  const places = [
    ['model id', model],
    ['list of parameters', ...textsOf(params)],
    ['list of tools', ...textsOf(tools)],
    ...written,
  ] as const
  return places.flatMap(([place, ...texts]) =>
    texts.flatMap((text) => keysIn(text).map((words) => ({ place, words }))),
  )
}

/** Every text in a value, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
