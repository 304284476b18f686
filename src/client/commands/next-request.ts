import { supportsOf } from '../../core/catalog/supports.ts'
import { userText, type ChatMessage } from '../../core/chat/message.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import type { ParamName, Params, ParamSupports, ResponseFormat } from '../../core/chat/params.ts'
import type { ChatRequest } from '../../core/chat/request.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { pathOf, type ConversationNode } from '../../core/history/conversation.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { isJsonObject, parseJson, type JsonObject } from '../../core/json.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { FormatSetting, ModelChoice, Workspace } from '../stores/workspace-store.ts'

/** Who is asked, and who answers: the demo stands in for a provider without a key. */
export interface Serving {
  /** The provider the user chose; null when the server does not know it. */
  readonly chosen: ProviderInfo | null
  /** The provider the request goes to. */
  readonly actual: ProviderInfo
  readonly isStandIn: boolean
}

/** @returns null when the server offers neither the chosen provider nor a stand-in. */
export function servingOf(choice: ModelChoice, answer: ProvidersAnswer): Serving | null {
  const byId = (id: string) => answer.providers.find((provider) => provider.id === id) ?? null
  const chosen = byId(choice.providerId)
  if (chosen?.isUsable) return { chosen, actual: chosen, isStandIn: false }
  const actual = byId(answer.standIn)
  return actual && { chosen, actual, isStandIn: true }
}

/** What dialect, provider and model together make of one parameter. */
export const supportOf = <Name extends ParamName>(
  choice: ModelChoice,
  name: Name,
): ParamSupports[Name] => supportsOf(choice)[name]

/**
 * The parameters that are ticked, whether or not they are supported: encoding says what it leaves out.
 * @returns an error when a schema that is to be sent is not JSON
 */
export function paramsOf({ params }: Pick<Workspace, 'params'>): Result<Params, ApiError> {
  const { responseFormat, ...others } = params
  const sent = Object.entries(others).filter(([, setting]) => setting.isSent)
  const values: Params = Object.fromEntries(sent.map(([name, { value }]) => [name, value]))
  if (!responseFormat.isSent) return ok(values)
  const format = formatOf(responseFormat.value)
  return format.ok ? ok({ ...values, responseFormat: format.value }) : format
}

function formatOf(setting: FormatSetting): Result<ResponseFormat, ApiError> {
  if (setting.type !== 'json-schema') return ok({ type: setting.type })
  const schema = readObject(setting.schemaText, 'The JSON schema')
  if (!schema.ok) return schema
  return ok({
    type: 'json-schema',
    name: setting.name,
    schema: schema.value,
    ...(setting.isStrict !== null && { isStrict: setting.isStrict }),
  })
}

/** @returns no member at all where nothing is typed */
function extraOf({ extraBody }: Pick<Workspace, 'extraBody'>): Result<JsonObject, ApiError> {
  if (!extraBody.isSent || extraBody.text.trim() === '') return ok({})
  return readObject(extraBody.text, 'The extra body')
}

function readObject(text: string, what: string): Result<JsonObject, ApiError> {
  const refused = (rule: string) =>
    fail({ kind: 'bad-request', message: `${what} ${rule}` } satisfies ApiError)
  const json = parseJson(text)
  // Not where: what JSON.parse says names no line, and what finds it comes with the field (2 kB).
  if (!json.ok) return refused('is not JSON.')
  return isJsonObject(json.value) ? ok(json.value) : refused('must be a JSON object: { … }.')
}

/**
 * A model's words as they can be sent again: an answer that was cut within an emoji ends in half a
 * character, which no request can carry. The run keeps it as it came.
 */
const sendable = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** The messages of the branch that is shown, as they go on the wire. */
export function messagesOf(
  path: readonly ConversationNode[],
  runOf: (runId: string) => Run | undefined,
): readonly ChatMessage[] {
  return path
    .filter((node) => !node.isDeleted && node.isExcluded !== true)
    .flatMap((node): readonly ChatMessage[] => {
      if (node.role === 'user') return [{ role: 'user', content: node.content }]
      if (node.role === 'written') return [node.message]
      const runs = node.runIds.map(runOf).filter((run) => run !== undefined)
      const text = sendable(runs.map((run) => run.text).join(''))
      const last = runs.at(-1)
      const calls = last?.toolCalls ?? []
      if (text === '' && calls.length === 0) return [] // it failed before a word: there is nothing to say
      return [
        {
          role: 'assistant',
          text,
          ...(calls.length > 0 && {
            toolCalls: calls.map(({ id, name, argumentsText }) => ({
              id,
              name,
              argumentsText: sendable(argumentsText),
            })),
          }),
        },
      ]
    })
}

/** For `messagesOf`: what no run has made. A model has seen its own words, and its keys are examples. */
export const noRun = (): undefined => undefined

/** What of the workspace goes into a request. */
export type RequestSettings = Pick<
  Workspace,
  'choice' | 'params' | 'system' | 'stream' | 'extraBody'
>

/**
 * The request for these messages under the settings of the workspace.
 * @returns an error when something that is typed as JSON and is to be sent is none
 */
export function requestOf(
  workspace: RequestSettings,
  messages: readonly ChatMessage[],
): Result<ChatRequest, ApiError> {
  const { system, choice, stream } = workspace
  const hasSystem = system.isSent && system.text.trim() !== ''
  const params = paramsOf(workspace)
  if (!params.ok) return params
  const extra = extraOf(workspace)
  if (!extra.ok) return extra
  return ok({
    model: choice.modelId,
    messages: hasSystem ? [{ role: 'system', text: system.text }, ...messages] : messages,
    params: params.value,
    stream,
    ...(Object.keys(extra.value).length > 0 && { extra: extra.value }),
  })
}

/** The body for whoever answers; for a stand-in as the chosen provider would get it. */
export function encodeFor(
  serving: Serving,
  workspace: RequestSettings,
  messages: readonly ChatMessage[],
): Result<EncodedRequest, ApiError> {
  const { choice } = workspace
  const request = requestOf(workspace, messages)
  if (!request.ok) return request
  const traits = (serving.chosen ?? serving.actual).traits
  return requestDialects[choice.dialectId].encodeRequest(request.value, traits, supportsOf(choice))
}

/** The messages that Send would send now: the branch shown, then the draft. */
export function nextMessages(
  document: ConversationDocument | null,
  runOf: (runId: string) => Run | undefined,
  draft: string,
): readonly ChatMessage[] {
  const past = document ? messagesOf(pathOf(document.conversation), runOf) : []
  return draft.trim() === '' ? past : [...past, userText(draft)]
}

/**
 * The last message of the user, with what tools have answered to it since; all where there is none.
 * A system message in the middle belongs to what was before.
 */
export function lastTurnOf(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const start = messages.findLastIndex(({ role }) => role === 'user')
  return start === -1 ? messages : messages.slice(start)
}

/**
 * What the branch that is shown ends with, when no run has answered that yet: with nothing typed,
 * Send asks for that answer.
 */
export function waitingNode(document: ConversationDocument | null): ConversationNode | null {
  const last = document
    ? pathOf(document.conversation).findLast((node) => !node.isDeleted && node.isExcluded !== true)
    : undefined
  return last === undefined || last.role === 'assistant' ? null : last
}
