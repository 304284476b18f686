import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName, Params } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { ok, type Result } from '../../result.ts'
import type { EncodedRequest, ParamWarning } from '../dialect.ts'
import { fitParams } from '../wire/fit-params.ts'
import { formatBody } from '../wire/json-body.ts'
import { encodeMessages } from './encode-messages.ts'
import { anthropicParams, encodeParams } from './params.ts'

/** The dialect refuses a request without a limit; this is ModelsLab's own default (contract.md §1). */
const addedMaxTokens = 1000

const added: ParamWarning = {
  kind: 'added',
  param: 'maxTokens',
  message: `Max Tokens is set to ${addedMaxTokens} for you: the Anthropic dialect requires it.`,
}

const conflict: ParamWarning = {
  kind: 'conflict',
  param: 'topP',
  message: 'Newer Claude models refuse Temperature together with Top P: send one of the two.',
}

const noSchema: ParamWarning = {
  kind: 'unsupported',
  param: null,
  message: 'The Anthropic dialect has no response format: ask for JSON in the system message.',
}

/** @see https://docs.anthropic.com/en/api/messages, version 2023-06-01 */
export function encodeRequest(request: ChatRequest): Result<EncodedRequest, ApiError> {
  const fitted = fitParams(request.params, anthropicParams)
  if (!fitted.ok) return fitted
  const encoded = encodeMessages(request.messages)
  if (!encoded.ok) return encoded
  const params: Params = { maxTokens: addedMaxTokens, ...fitted.value.params }
  const { tools } = request
  const body = formatBody({
    model: request.model,
    system: encoded.value.system,
    messages: encoded.value.messages,
    ...encodeParams(params),
    tools: tools && tools.length > 0 ? tools.map(encodeTool) : undefined,
    tool_choice: encodeToolChoice(request.toolChoice),
    stream: request.stream,
  })
  if (!body.ok) return body
  return ok({
    operation: 'messages',
    body: body.value,
    warnings: [
      ...fitted.value.warnings,
      ...warningsAbout(request, fitted.value.params),
      ...encoded.value.warnings,
    ],
    sent: Object.keys(params) as ParamName[], // the keys of Params and no others
  })
}

function warningsAbout(request: ChatRequest, params: Params): readonly ParamWarning[] {
  return [
    ...(params.maxTokens === undefined ? [added] : []),
    ...(params.temperature !== undefined && params.topP !== undefined ? [conflict] : []),
    ...(request.responseFormat ? [noSchema] : []),
  ]
}

const encodeTool = ({ name, description, schema }: ToolDefinition) => ({
  name,
  description,
  input_schema: schema,
})

function encodeToolChoice(choice: ChatRequest['toolChoice']) {
  if (choice === undefined) return undefined
  if (typeof choice === 'object') return { type: 'tool', name: choice.name }
  return { type: choice === 'required' ? 'any' : choice }
}
