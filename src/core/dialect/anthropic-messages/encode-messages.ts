import { assertNever } from '../../assert-never.ts'
import type { ApiError } from '../../chat/api-error.ts'
import type { ChatMessage, ContentPart, ToolCall } from '../../chat/message.ts'
import { isJsonObject, parseJson } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ParamWarning } from '../dialect.ts'

type Block = { readonly type: string; readonly [member: string]: unknown }

interface WireMessage {
  readonly role: 'user' | 'assistant'
  readonly content: string | readonly Block[]
}

/** The messages in this dialect: the system message has a place of its own. */
export interface EncodedMessages {
  readonly system: string | undefined
  readonly messages: readonly WireMessage[]
  readonly warnings: readonly ParamWarning[]
}

const moved: ParamWarning = {
  kind: 'moved',
  param: null,
  message:
    'A system message after the first turn is sent as text of the user: this format has one, at the start.',
}

const thoughtsDropped: ParamWarning = {
  kind: 'unsupported',
  param: null,
  message: 'Earlier thoughts are not sent back: this format takes only thoughts it has signed.',
}

const endTrimmed: ParamWarning = {
  kind: 'unsupported',
  param: null,
  message:
    'White space at the end of an answer that goes on is not sent: this format refuses a request that ends with it.',
}

/** The first message becomes `system` when it is one; results of tools that follow each other share a turn. */
export function encodeMessages(all: readonly ChatMessage[]): Result<EncodedMessages, ApiError> {
  const [first] = all
  const system = first?.role === 'system' ? first.text : undefined
  const rest = system === undefined ? all : all.slice(1)
  const messages: WireMessage[] = []
  const warnings = new Set<ParamWarning>()
  for (const [index, message] of rest.entries()) {
    if (message.role === 'system') warnings.add(moved)
    if (message.role === 'assistant' && message.reasoning) warnings.add(thoughtsDropped)
    const encoded = encodeMessage(message)
    if (!encoded.ok) return encoded
    const last = messages.at(-1)
    const isNextResult = message.role === 'tool' && rest[index - 1]?.role === 'tool'
    if (isNextResult && last && typeof last.content !== 'string')
      messages.splice(-1, 1, {
        role: 'user',
        content: [...last.content, ...(encoded.value.content as readonly Block[])], // of a tool
      })
    else messages.push(encoded.value)
  }
  const ended = withoutFinalSpace(messages)
  if (ended !== messages) warnings.add(endTrimmed)
  return ok({ system, messages: ended, warnings: [...warnings] })
}

/**
 * "Final assistant content cannot end with trailing whitespace": a 400 for every answer that was cut
 * off after a blank and is to be continued.
 * @see https://docs.anthropic.com/en/docs/build-with-claude/prompt-engineering/prefill-claudes-response
 */
function withoutFinalSpace(messages: readonly WireMessage[]): readonly WireMessage[] {
  const last = messages.at(-1)
  if (last?.role !== 'assistant' || typeof last.content !== 'string') return messages
  const content = last.content.trimEnd()
  return content === last.content ? messages : [...messages.slice(0, -1), { ...last, content }]
}

function encodeMessage(message: ChatMessage): Result<WireMessage, ApiError> {
  switch (message.role) {
    case 'system':
      return ok({ role: 'user', content: message.text })
    case 'tool':
      return ok({ role: 'user', content: [encodeResult(message)] })
    case 'user':
      return encodeContent(message.content)
    case 'assistant':
      return encodeAssistant(message.text, message.toolCalls ?? [])
    default:
      return assertNever(message)
  }
}

const encodeResult = ({ callId, text }: { callId: string; text: string }): Block => ({
  type: 'tool_result',
  tool_use_id: callId,
  content: text,
})

function encodeContent(parts: readonly ContentPart[]): Result<WireMessage, ApiError> {
  const [first] = parts
  if (first === undefined) return ok({ role: 'user', content: '' })
  if (parts.length === 1 && first.type === 'text') return ok({ role: 'user', content: first.text })
  const blocks: Block[] = []
  for (const part of parts) {
    const block = part.type === 'text' ? ok(textBlock(part.text)) : encodeImage(part.url)
    if (!block.ok) return block
    blocks.push(block.value)
  }
  return ok({ role: 'user', content: blocks })
}

const textBlock = (text: string): Block => ({ type: 'text', text })

function encodeImage(url: string): Result<Block, ApiError> {
  if (!url.startsWith('data:')) return ok({ type: 'image', source: { type: 'url', url } })
  const comma = url.indexOf(',')
  const [, mediaType] = /^data:([^;,]+);base64$/.exec(url.slice(0, Math.max(0, comma))) ?? []
  if (mediaType === undefined)
    return fail(
      badRequest('An image is not in base64, which this format asks for. Attach it again.'),
    )
  const source = { type: 'base64', media_type: mediaType, data: url.slice(comma + 1) }
  return ok({ type: 'image', source })
}

/** Text blocks must not be empty, so a turn of calls alone has none. */
function encodeAssistant(text: string, calls: readonly ToolCall[]): Result<WireMessage, ApiError> {
  if (calls.length === 0) return ok({ role: 'assistant', content: text })
  const blocks: Block[] = text === '' ? [] : [textBlock(text)]
  for (const { id, name, argumentsText } of calls) {
    const parsed = parseJson(argumentsText)
    if (!parsed.ok || !isJsonObject(parsed.value))
      return fail(
        badRequest(
          `The arguments of the tool call "${name}" are not a JSON object, which this format asks for. Edit or delete that message.`,
        ),
      )
    blocks.push({ type: 'tool_use', id, name, input: parsed.value })
  }
  return ok({ role: 'assistant', content: blocks })
}

const badRequest = (message: string): ApiError => ({ kind: 'bad-request', message })
