import * as v from 'valibot'

import type { ApiError } from '../../chat/api-error.ts'
import type { ChatMessage, ContentPart, ToolCall } from '../../chat/message.ts'
import type { Params } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { numberAt, stringAt } from '../../json.ts'
import { ok, type Result } from '../../result.ts'
import { extraOf } from '../wire/extra.ts'
import { anyObject, maybe, readBody, textOrList } from '../wire/read-schema.ts'
import { anthropicParamNames } from './params.ts'

const textBlockSchema = v.looseObject({ type: v.string(), text: v.optional(v.string(), '') })

const userBlockSchema = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  v.object({
    type: v.literal('image'),
    source: v.variant('type', [
      v.object({ type: v.literal('base64'), media_type: v.string(), data: v.string() }),
      v.object({ type: v.literal('url'), url: v.string() }),
    ]),
  }),
  v.object({
    type: v.literal('tool_result'),
    tool_use_id: v.string(),
    content: maybe(textOrList(textBlockSchema)),
  }),
])

/** Blocks of servers' tools and signatures pass unread. */
const assistantBlockSchema = v.looseObject({
  type: v.string(),
  text: v.optional(v.string(), ''),
  thinking: v.optional(v.string(), ''),
  id: v.optional(v.string(), ''),
  name: v.optional(v.string(), ''),
  input: v.optional(anyObject, {}),
})

const messageSchema = v.variant('role', [
  v.object({ role: v.literal('user'), content: textOrList(userBlockSchema) }),
  v.object({ role: v.literal('assistant'), content: textOrList(assistantBlockSchema) }),
])

const toolSchema = v.object({
  name: v.string(),
  description: maybe(v.string()),
  input_schema: maybe(anyObject),
})

const number = maybe(v.number('expected a number'))

const requestSchema = v.object({
  model: v.string('expected the name of a model'),
  system: maybe(textOrList(textBlockSchema)),
  messages: v.array(messageSchema, 'expected a list of messages'),
  max_tokens: number,
  temperature: number,
  top_p: number,
  top_k: number,
  stop_sequences: maybe(v.array(v.string(), 'expected a list of texts')),
  tools: maybe(v.array(toolSchema)),
  tool_choice: v.optional(v.unknown()),
  thinking: v.optional(v.unknown()),
  stream: maybe(v.boolean()),
})

type WireBody = v.InferOutput<typeof requestSchema>
type UserBlock = v.InferOutput<typeof userBlockSchema>
type AssistantBlock = v.InferOutput<typeof assistantBlockSchema>

/** A request of anyone's making. What has no place in a ChatRequest is passed over. */
export function decodeRequest(body: unknown): Result<ChatRequest, ApiError> {
  const read = readBody(requestSchema, body, anthropicParamNames)
  if (!read.ok) return read
  const wire = read.value
  const system: ChatMessage[] =
    wire.system === null ? [] : [{ role: 'system', text: joinText(wire.system) }]
  const tools = wire.tools?.map(decodeTool) ?? []
  const toolChoice = decodeToolChoice(wire.tool_choice)
  return ok({
    model: wire.model,
    messages: [...system, ...wire.messages.flatMap(decodeMessage)],
    params: decodeParams(wire),
    stream: wire.stream ?? false,
    ...(tools.length > 0 && { tools }),
    ...(toolChoice && { toolChoice }),
    ...extraOf(body, understoodIn(wire)),
  })
}

const namedMembers = Object.keys(requestSchema.entries)

/** The members that have a place: those with a name here, as far as their value was read too. */
function understoodIn(wire: WireBody): ReadonlySet<string> {
  const understood = new Set(namedMembers)
  if (wire.thinking !== undefined && decodeBudget(wire.thinking) === null)
    understood.delete('thinking')
  if (wire.tool_choice !== undefined && !decodeToolChoice(wire.tool_choice))
    understood.delete('tool_choice')
  return understood
}

const decodeBudget = (thinking: unknown): number | null =>
  stringAt(thinking, 'type') === 'enabled' ? numberAt(thinking, 'budget_tokens') : null

const joinText = (content: string | readonly { text: string }[]): string =>
  typeof content === 'string' ? content : content.map(({ text }) => text).join('')

const decodeMessage = (message: WireBody['messages'][number]): readonly ChatMessage[] =>
  message.role === 'user' ? decodeUser(message.content) : [decodeAssistant(message.content)]

/** One turn may hold results of tools and words: each result is a message of its own, and they come first. */
function decodeUser(content: string | readonly UserBlock[]): readonly ChatMessage[] {
  if (typeof content === 'string')
    return [{ role: 'user', content: [{ type: 'text', text: content }] }]
  const results: ChatMessage[] = []
  const parts: ContentPart[] = []
  for (const block of content) {
    if (block.type === 'tool_result')
      results.push({
        role: 'tool',
        callId: block.tool_use_id,
        text: joinText(block.content ?? ''),
      })
    else parts.push(decodePart(block))
  }
  return parts.length > 0 ? [...results, { role: 'user', content: parts }] : results
}

function decodePart(block: Exclude<UserBlock, { type: 'tool_result' }>): ContentPart {
  if (block.type === 'text') return { type: 'text', text: block.text }
  const { source } = block
  if (source.type === 'url') return { type: 'image', url: source.url }
  return { type: 'image', url: `data:${source.media_type};base64,${source.data}` }
}

function decodeAssistant(content: string | readonly AssistantBlock[]): ChatMessage {
  if (typeof content === 'string') return { role: 'assistant', text: content }
  const of = (type: string) => content.filter((block) => block.type === type)
  const thoughts = of('thinking')
    .map(({ thinking }) => thinking)
    .join('')
  const toolCalls = of('tool_use').map(({ id, name, input }): ToolCall => ({
    id,
    name,
    argumentsText: JSON.stringify(input),
  }))
  return {
    role: 'assistant',
    text: joinText(of('text')),
    ...(thoughts !== '' && { reasoning: { text: thoughts, field: 'thinking' } }),
    ...(toolCalls.length > 0 && { toolCalls }),
  }
}

const decodeParams = (wire: WireBody): Params => {
  const reasoningBudget = decodeBudget(wire.thinking)
  return {
    ...(wire.max_tokens !== null && { maxTokens: wire.max_tokens }),
    ...(wire.temperature !== null && { temperature: wire.temperature }),
    ...(wire.top_p !== null && { topP: wire.top_p }),
    ...(wire.top_k !== null && { topK: wire.top_k }),
    ...(wire.stop_sequences !== null && { stop: wire.stop_sequences }),
    ...(reasoningBudget !== null && { reasoningBudget }),
  }
}

const decodeTool = (tool: v.InferOutput<typeof toolSchema>): ToolDefinition => ({
  name: tool.name,
  ...(tool.description !== null && { description: tool.description }),
  schema: tool.input_schema ?? {},
})

function decodeToolChoice(choice: unknown): ChatRequest['toolChoice'] {
  switch (stringAt(choice, 'type')) {
    case 'auto':
      return 'auto'
    case 'none':
      return 'none'
    case 'any':
      return 'required'
    case 'tool': {
      const name = stringAt(choice, 'name')
      return name === null ? undefined : { name }
    }
    default:
      return undefined
  }
}
