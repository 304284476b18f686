import type { ApiError } from '../../chat/api-error.ts'
import { assertNever } from '../../assert-never.ts'
import { textOf, type ChatMessage, type ContentPart, type Reasoning } from '../../chat/message.ts'
import type { ParamName, Params } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { ok, type Result } from '../../result.ts'
import {
  defaultTraits,
  type EncodedRequest,
  type ParamWarning,
  type WireTraits,
} from '../dialect.ts'
import { mergeExtra } from '../wire/extra.ts'
import { fitParams } from '../wire/fit-params.ts'
import { formatBody } from '../wire/json-body.ts'
import { encodeParams, openAiParamNames, openAiParams } from './params.ts'
import { canReplay, replayReasoning } from './reasoning.ts'

/** @see https://platform.openai.com/docs/api-reference/chat/create */
export function encodeRequest(
  request: ChatRequest,
  traits = defaultTraits,
  supports = openAiParams,
): Result<EncodedRequest, ApiError> {
  const fitted = fitParams(request.params, supports)
  if (!fitted.ok) return fitted
  const { params, warnings } = fitted.value
  const merged = mergeExtra(
    encodeBody(request, params, traits),
    request.extra ?? {},
    openAiParamNames,
  )
  if (!merged.ok) return merged
  const body = formatBody(merged.value.body)
  if (!body.ok) return body
  return ok({
    operation: 'chat',
    body: body.value,
    warnings: [
      ...warnings,
      ...warningsAbout(request, params),
      ...merged.value.warnings,
      ...request.messages.flatMap(reasoningWarning),
    ],
    // The keys of Params and no others.
    sent: [...new Set([...(Object.keys(params) as ParamName[]), ...merged.value.sent])],
  })
}

function encodeBody(request: ChatRequest, params: Params, traits: WireTraits) {
  const { tools, stream } = request
  return {
    model: request.model,
    messages: encodeMessages(request.messages, traits.prefillField),
    ...encodeParams(params, traits.maxTokensField),
    // An empty list is refused by OpenAI; none at all means the same.
    tools: tools && tools.length > 0 ? tools.map(encodeTool) : undefined,
    tool_choice: encodeToolChoice(request.toolChoice),
    stream,
    stream_options: stream && traits.asksStreamUsage ? { include_usage: true } : undefined,
  }
}

/** "'messages' must contain the word 'json' in some form": a 400 of OpenAI and of many who follow it. */
const noJsonWord: ParamWarning = {
  kind: 'conflict',
  param: 'responseFormat',
  message:
    'Many providers refuse the response format JSON when no message says the word JSON: ask for it in words too.',
}

/** All of them are decoded; a run has one text, which is that of the first (`reduceRun`). */
const severalAnswers = (n: number): ParamWarning => ({
  kind: 'conflict',
  param: null,
  message: `The extra body asks for ${n} answers at once: all of them are paid, and only the first is shown. To get several, run again.`,
})

function warningsAbout({ messages, extra }: ChatRequest, { responseFormat }: Params) {
  const saysJson = () => messages.some((message) => /json/i.test(textOf(message)))
  const n = extra?.['n']
  return [
    ...(responseFormat?.type === 'json' && !saysJson() ? [noJsonWord] : []),
    ...(typeof n === 'number' && n > 1 ? [severalAnswers(n)] : []),
  ]
}

function encodeMessages(
  messages: readonly ChatMessage[],
  prefillField: WireTraits['prefillField'],
) {
  const encoded = messages.map(encodeMessage)
  const last = messages.at(-1)
  if (prefillField === undefined || last?.role !== 'assistant' || last.toolCalls) return encoded
  return [...encoded.slice(0, -1), { ...encoded.at(-1), [prefillField]: true }]
}

function encodeMessage(message: ChatMessage) {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.text }
    case 'user':
      return { role: 'user', content: encodeContent(message.content) }
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text }
    case 'assistant':
      return encodeAssistant(message)
    default:
      return assertNever(message)
  }
}

function encodeContent(parts: readonly ContentPart[]) {
  const [first] = parts
  if (first === undefined) return ''
  if (parts.length === 1 && first.type === 'text') return first.text
  return parts.map((part) =>
    part.type === 'text'
      ? { type: 'text', text: part.text }
      : { type: 'image_url', image_url: { url: part.url } },
  )
}

/** A turn of tool calls alone has the content null: `""` is refused by some (contract.md §2). */
function encodeAssistant(message: ChatMessage & { role: 'assistant' }) {
  const { text, reasoning, toolCalls = [] } = message
  return {
    role: 'assistant',
    content: text === '' && toolCalls.length > 0 ? null : text,
    ...(reasoning && replayReasoning(reasoning, text)),
    tool_calls:
      toolCalls.length === 0
        ? undefined
        : toolCalls.map(({ id, name, argumentsText }) => ({
            id,
            type: 'function',
            function: { name, arguments: argumentsText },
          })),
  }
}

const reasoningWarning = (message: ChatMessage): readonly ParamWarning[] =>
  message.role === 'assistant' && message.reasoning && !canReplay(message.reasoning)
    ? [notReplayed(message.reasoning)]
    : []

const notReplayed = ({ field }: Reasoning): ParamWarning => ({
  kind: 'unsupported',
  param: null,
  message: `Earlier thoughts that came as "${field}" cannot be sent back in this format.`,
})

const encodeTool = ({ name, description, schema }: ToolDefinition) => ({
  type: 'function',
  function: { name, description, parameters: schema },
})

function encodeToolChoice(choice: ChatRequest['toolChoice']) {
  return typeof choice === 'object' ? { type: 'function', function: { name: choice.name } } : choice
}
