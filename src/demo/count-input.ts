import type { ChatMessage } from '../core/chat/message.ts'
import type { ChatRequest } from '../core/chat/request.ts'
import { countTokens } from './tokenizer.ts'

/** What a message costs beside its text, and what opens the answer. */
const perMessage = 4
const perRequest = 3
const perImage = 85

/** The tokens of a request: every message with a few for its frame, the tools, the images. */
export function countInputTokens(request: ChatRequest): number {
  const messages = request.messages.reduce((sum, each) => sum + perMessage + countMessage(each), 0)
  const tools = request.tools ? countTokens(JSON.stringify(request.tools)) : 0
  return perRequest + messages + tools
}

function countMessage(message: ChatMessage): number {
  switch (message.role) {
    case 'user':
      return message.content.reduce(
        (sum, part) => sum + (part.type === 'text' ? countTokens(part.text) : perImage),
        0,
      )
    case 'assistant':
      return (message.toolCalls ?? []).reduce(
        (sum, call) => sum + countTokens(call.name) + countTokens(call.argumentsText),
        countTokens(message.text),
      )
    case 'system':
    case 'tool':
      return countTokens(message.text)
  }
}
