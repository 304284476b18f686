import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName, Params } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { ok, type Result } from '../../result.ts'
import { defaultTraits, type EncodedRequest, type ParamWarning } from '../dialect.ts'
import { mergeExtra } from '../wire/extra.ts'
import { fitParams } from '../wire/fit-params.ts'
import { formatBody } from '../wire/json-body.ts'
import { encodeMessages } from './encode-messages.ts'
import { anthropicParamNames, anthropicParams, encodeParams } from './params.ts'

/** The dialect refuses a request without a limit; this is ModelsLab's own default (contract.md §1). */
export const addedMaxTokens = 1000

const added: ParamWarning = {
  kind: 'added',
  param: 'maxTokens',
  message: `Max Tokens is set to ${addedMaxTokens} for you: the Anthropic format requires it.`,
}

const conflict: ParamWarning = {
  kind: 'conflict',
  param: 'topP',
  message: 'Send Temperature or Top P, not both: newer Claude models refuse the two together.',
}

/** @see https://docs.anthropic.com/en/api/messages, version 2023-06-01 */
export function encodeRequest(
  request: ChatRequest,
  _traits = defaultTraits, // this dialect is the same everywhere
  supports = anthropicParams,
): Result<EncodedRequest, ApiError> {
  const fitted = fitParams(request.params, supports)
  if (!fitted.ok) return fitted
  const encoded = encodeMessages(request.messages)
  if (!encoded.ok) return encoded
  const params: Params = { maxTokens: addedMaxTokens, ...fitted.value.params }
  const { tools } = request
  const merged = mergeExtra(
    {
      model: request.model,
      system: encoded.value.system,
      messages: encoded.value.messages,
      ...encodeParams(params),
      tools: tools && tools.length > 0 ? tools.map(encodeTool) : undefined,
      tool_choice: encodeToolChoice(request.toolChoice),
      stream: request.stream,
    },
    request.extra ?? {},
    anthropicParamNames,
  )
  if (!merged.ok) return merged
  const body = formatBody(merged.value.body)
  if (!body.ok) return body
  return ok({
    operation: 'messages',
    body: body.value,
    warnings: [
      ...fitted.value.warnings,
      ...warningsAbout(fitted.value.params),
      ...merged.value.warnings,
      ...encoded.value.warnings,
    ],
    // The keys of Params and no others.
    sent: [...new Set([...(Object.keys(params) as ParamName[]), ...merged.value.sent])],
  })
}

function warningsAbout(params: Params): readonly ParamWarning[] {
  const { temperature, topP, maxTokens, reasoningBudget } = params
  return [
    ...(maxTokens === undefined ? [added] : []),
    ...(temperature !== undefined && topP !== undefined ? [conflict] : []),
    ...(reasoningBudget === undefined ? [] : clashesWithThinking(params, reasoningBudget)),
  ]
}

/** @see https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking, "feature compatibility" */
function clashesWithThinking(params: Params, budget: number): readonly ParamWarning[] {
  const { temperature, topP, topK, maxTokens = addedMaxTokens } = params
  const refused = (param: ParamName, message: string): ParamWarning => ({
    kind: 'conflict',
    param,
    message,
  })
  return [
    ...(temperature !== undefined && temperature !== 1
      ? [refused('temperature', 'With a reasoning budget only Temperature 1 is taken.')]
      : []),
    ...(topP !== undefined && topP < 0.95
      ? [refused('topP', 'With a reasoning budget Top P must be 0.95 or more.')]
      : []),
    ...(topK !== undefined ? [refused('topK', 'With a reasoning budget Top K is refused.')] : []),
    ...(maxTokens <= budget
      ? [
          {
            ...refused(
              'maxTokens',
              'Max Tokens must be above the reasoning budget, which it includes.',
            ),
            setTo: budget + addedMaxTokens,
          },
        ]
      : []),
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
