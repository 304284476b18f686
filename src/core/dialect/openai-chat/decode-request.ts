import * as v from 'valibot'

import type { ApiError } from '../../chat/api-error.ts'
import type { ChatMessage, ContentPart, ToolCall } from '../../chat/message.ts'
import type { Params, ResponseFormat } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { isJsonObject, stringAt } from '../../json.ts'
import { ok, type Result } from '../../result.ts'
import { extraOf } from '../wire/extra.ts'
import { anyObject, maybe, readBody, textOrList } from '../wire/read-schema.ts'
import { openAiParamNames } from './params.ts'
import { readReasoning } from './reasoning.ts'

const partSchema = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  v.object({
    type: v.literal('image_url'),
    image_url: v.lazy((input): v.GenericSchema<unknown, string | { url: string }> =>
      typeof input === 'string' ? v.string() : v.object({ url: v.string() }),
    ),
  }),
])

const textPartSchema = v.looseObject({ type: v.string(), text: maybe(v.string()) })

const toolCallSchema = v.object({
  id: v.optional(v.string(), ''),
  function: v.object({ name: v.string(), arguments: v.optional(v.string(), '') }),
})

const messageSchema = v.variant('role', [
  v.object({ role: v.picklist(['system', 'developer']), content: textOrList(textPartSchema) }),
  v.object({ role: v.literal('user'), content: textOrList(partSchema) }),
  v.looseObject({
    role: v.literal('assistant'),
    content: maybe(textOrList(textPartSchema)),
    tool_calls: maybe(v.array(toolCallSchema)),
  }),
  v.object({
    role: v.literal('tool'),
    tool_call_id: v.optional(v.string(), ''),
    content: textOrList(textPartSchema),
  }),
])

const toolSchema = v.object({
  function: v.object({
    name: v.string(),
    description: maybe(v.string()),
    parameters: maybe(anyObject),
  }),
})

const number = maybe(v.number('expected a number'))

const stopSchema = v.lazy((input): v.GenericSchema<unknown, string | string[]> =>
  typeof input === 'string'
    ? v.string()
    : v.array(v.string(), 'expected a text or a list of texts'),
)

const requestSchema = v.object({
  model: v.string('expected the name of a model'),
  messages: v.array(messageSchema, 'expected a list of messages'),
  temperature: number,
  max_tokens: number,
  max_completion_tokens: number,
  top_p: number,
  top_k: number,
  frequency_penalty: number,
  presence_penalty: number,
  seed: number,
  min_p: number,
  repetition_penalty: number,
  reasoning_effort: maybe(v.string('expected a word')),
  stop: maybe(stopSchema),
  n: number,
  logprobs: maybe(v.boolean()),
  top_logprobs: number,
  tools: maybe(v.array(toolSchema)),
  tool_choice: v.optional(v.unknown()),
  response_format: v.optional(v.unknown()),
  stream_options: v.optional(v.unknown()),
  stream: maybe(v.boolean()),
})

type WireBody = v.InferOutput<typeof requestSchema>
type WireMessage = v.InferOutput<typeof messageSchema>

/** A request of anyone's making. What has no place in a ChatRequest is passed over. */
export function decodeRequest(body: unknown): Result<ChatRequest, ApiError> {
  const read = readBody(requestSchema, withOneModelName(body), openAiParamNames)
  if (!read.ok) return read
  const wire = read.value
  const tools = wire.tools?.map(decodeTool) ?? []
  const toolChoice = decodeToolChoice(wire.tool_choice)
  return ok({
    model: wire.model,
    messages: wire.messages.map(decodeMessage),
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
  const understood = new Set([...namedMembers, 'model_id'])
  if (wire.response_format !== undefined && !decodeResponseFormat(wire.response_format))
    understood.delete('response_format')
  if (wire.tool_choice !== undefined && !decodeToolChoice(wire.tool_choice))
    understood.delete('tool_choice')
  // Exactly what encoding adds to a stream by itself.
  if (wire.stream === true && JSON.stringify(wire.stream_options) === '{"include_usage":true}')
    understood.add('stream_options')
  else understood.delete('stream_options')
  return understood
}

/** ModelsLab's quick start calls the model `model_id` (contract.md §1). */
function withOneModelName(body: unknown): unknown {
  const other = stringAt(body, 'model_id')
  return isJsonObject(body) && other !== null && !Object.hasOwn(body, 'model')
    ? { ...body, model: other }
    : body
}

function decodeMessage(message: WireMessage): ChatMessage {
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', text: joinText(message.content) }
    case 'user':
      return { role: 'user', content: decodeContent(message.content) }
    case 'tool':
      return { role: 'tool', callId: message.tool_call_id, text: joinText(message.content) }
    case 'assistant':
      return decodeAssistant(message)
  }
}

function decodeAssistant(message: WireMessage & { role: 'assistant' }): ChatMessage {
  const reasoning = readReasoning(message)
  const toolCalls = (message.tool_calls ?? []).map(
    ({ id, function: { name, arguments: argumentsText } }): ToolCall => ({
      id,
      name,
      argumentsText,
    }),
  )
  return {
    role: 'assistant',
    text: joinText(message.content ?? ''),
    ...(reasoning && { reasoning }),
    ...(toolCalls.length > 0 && { toolCalls }),
  }
}

const joinText = (content: string | readonly { text: string | null }[]): string =>
  typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('')

function decodeContent(content: string | v.InferOutput<typeof partSchema>[]): ContentPart[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }]
  return content.map((part) => {
    if (part.type === 'text') return { type: 'text', text: part.text }
    const { image_url: image } = part
    return { type: 'image', url: typeof image === 'string' ? image : image.url }
  })
}

function decodeParams(wire: WireBody): Params {
  const maxTokens = wire.max_tokens ?? wire.max_completion_tokens
  const topLogprobs = wire.logprobs === false ? null : (wire.top_logprobs ?? (wire.logprobs && 0))
  const stop = typeof wire.stop === 'string' ? [wire.stop] : wire.stop
  const responseFormat = decodeResponseFormat(wire.response_format)
  return {
    ...(wire.temperature !== null && { temperature: wire.temperature }),
    ...(maxTokens !== null && { maxTokens }),
    ...(wire.top_p !== null && { topP: wire.top_p }),
    ...(wire.top_k !== null && { topK: wire.top_k }),
    ...(wire.frequency_penalty !== null && { frequencyPenalty: wire.frequency_penalty }),
    ...(wire.presence_penalty !== null && { presencePenalty: wire.presence_penalty }),
    ...(wire.seed !== null && { seed: wire.seed }),
    ...(stop !== null && { stop }),
    ...(wire.n !== null && { n: wire.n }),
    ...(wire.min_p !== null && { minP: wire.min_p }),
    ...(wire.repetition_penalty !== null && { repetitionPenalty: wire.repetition_penalty }),
    ...(wire.reasoning_effort !== null && { reasoningEffort: wire.reasoning_effort }),
    ...(responseFormat && { responseFormat }),
    ...(typeof topLogprobs === 'number' && { topLogprobs }),
  }
}

const decodeTool = ({ function: tool }: v.InferOutput<typeof toolSchema>): ToolDefinition => ({
  name: tool.name,
  ...(tool.description !== null && { description: tool.description }),
  schema: tool.parameters ?? {},
})

function decodeToolChoice(choice: unknown): ChatRequest['toolChoice'] {
  if (choice === 'auto' || choice === 'none' || choice === 'required') return choice
  const name = isJsonObject(choice) ? stringAt(choice['function'], 'name') : null
  return name === null ? undefined : { name }
}

function decodeResponseFormat(format: unknown): ResponseFormat | undefined {
  if (!isJsonObject(format)) return undefined
  if (format['type'] === 'text') return { type: 'text' }
  if (format['type'] === 'json_object') return { type: 'json' }
  const described = format['json_schema']
  if (format['type'] !== 'json_schema' || !isJsonObject(described)) return undefined
  const { name, schema, strict } = described
  return {
    type: 'json-schema',
    name: typeof name === 'string' ? name : 'answer',
    schema: isJsonObject(schema) ? schema : {},
    ...(typeof strict === 'boolean' && { isStrict: strict }),
  }
}
