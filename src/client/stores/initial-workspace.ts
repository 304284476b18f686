import { defaultModel, findModelByPath } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { initialSystemMessage, sliderParams } from '../../core/chat/params.ts'
import type { ModelChoice, ParamSetting, Workspace } from './workspace-store.ts'

const choiceOf = (model: ModelRecord): ModelChoice => ({
  providerId: model.providerId,
  modelId: model.id,
  dialectId: 'openai-chat',
})

/** The model a page is about; null for a page that is about none. */
export function choiceOfPath(path: string): ModelChoice | null {
  const model = findModelByPath(path)
  return model && choiceOf(model)
}

/** What Reset goes back to. */
export const initialSystem: Workspace['system'] = { text: initialSystemMessage, isSent: true }

/** What Reset goes back to: every slider at its initial value, and sent. */
export const initialParamSettings = Object.fromEntries(
  sliderParams.map(({ name, initial }): [string, ParamSetting] => [
    name,
    { value: initial, isSent: true },
  ]),
) as Workspace['params'] // one entry per slider, by construction

/** What a person finds who was never here. */
export const initialWorkspace = (path: string): Workspace => ({
  conversationId: null,
  drafts: {},
  choice: choiceOfPath(path) ?? choiceOf(defaultModel),
  system: initialSystem,
  params: initialParamSettings,
  savedPrompts: [],
  layout: { rightTab: 'parameters', isLeftOpen: true, isRightOpen: true, rightWidth: 344 },
  preferences: {
    enterSends: true,
    announce: 'full',
    followsAnswer: true,
    hasKeyShortcuts: true,
  },
})
