import { findModel } from '../../core/catalog/catalog.ts'
import { userText, type ChatMessage } from '../../core/chat/message.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import type { Params, ParamSupport, SliderParamName } from '../../core/chat/params.ts'
import { sliderParams } from '../../core/chat/params.ts'
import type { ChatRequest } from '../../core/chat/request.ts'
import type { EncodedRequest } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { pathOf, type ConversationNode } from '../../core/history/conversation.ts'
import type { ProviderInfo, ProvidersAnswer } from '../../core/protocol/protocol.ts'
import type { Result } from '../../core/result.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { ModelChoice, Workspace } from '../stores/workspace-store.ts'

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

/** What the dialect, and then the model, make of one parameter. The narrower of the two holds. */
export function supportOf(choice: ModelChoice, name: SliderParamName): ParamSupport {
  const byDialect = dialects[choice.dialectId].params[name]
  const byModel = findModel(choice.providerId, choice.modelId)?.params?.[name]
  if (!byDialect.supported || byModel === undefined) return byDialect
  if (!byModel.supported) return byModel
  return {
    supported: true,
    min: Math.max(byDialect.min, byModel.min),
    max: Math.min(byDialect.max, byModel.max),
  }
}

/** The parameters that will be sent: ticked, and supported. */
export function paramsOf(workspace: Pick<Workspace, 'choice' | 'params'>): Params {
  const sent = sliderParams.filter(
    ({ name }) => workspace.params[name].isSent && supportOf(workspace.choice, name).supported,
  )
  return Object.fromEntries(sent.map(({ name }) => [name, workspace.params[name].value]))
}

/** The messages of the branch that is shown, as they go on the wire. */
export function messagesOf(
  path: readonly ConversationNode[],
  runOf: (runId: string) => Run | undefined,
): readonly ChatMessage[] {
  return path
    .filter((node) => !node.isDeleted)
    .flatMap((node): readonly ChatMessage[] => {
      if (node.role === 'user') return [{ role: 'user', content: node.content }]
      const runs = node.runIds.map(runOf).filter((run) => run !== undefined)
      const text = runs.map((run) => run.text).join('')
      const last = runs.at(-1)
      const calls = last?.toolCalls ?? []
      if (text === '' && calls.length === 0) return [] // it failed before a word: there is nothing to say
      return [
        {
          role: 'assistant',
          text,
          ...(calls.length > 0 && {
            toolCalls: calls.map(({ id, name, argumentsText }) => ({ id, name, argumentsText })),
          }),
        },
      ]
    })
}

/** What of the workspace goes into a request. */
export type RequestSettings = Pick<Workspace, 'choice' | 'params' | 'system'>

/** The request for these messages under the settings of the workspace. */
export function requestOf(
  workspace: RequestSettings,
  messages: readonly ChatMessage[],
): ChatRequest {
  const { system, choice } = workspace
  const hasSystem = system.isSent && system.text.trim() !== ''
  return {
    model: choice.modelId,
    messages: hasSystem ? [{ role: 'system', text: system.text }, ...messages] : messages,
    params: paramsOf(workspace),
    stream: true,
  }
}

/** The body for whoever answers; for a stand-in as the chosen provider would get it. */
export function encodeFor(
  serving: Serving,
  workspace: RequestSettings,
  messages: readonly ChatMessage[],
): Result<EncodedRequest, ApiError> {
  const traits = (serving.chosen ?? serving.actual).traits
  return dialects[workspace.choice.dialectId].encodeRequest(requestOf(workspace, messages), traits)
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
