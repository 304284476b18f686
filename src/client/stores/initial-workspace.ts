import { defaultModel, findModelByPath } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { moreParams, type MoreParam } from '../../core/chat/more-params.ts'
import { initialSystemMessage, sliderParams } from '../../core/chat/params.ts'
import type {
  CodeView,
  FormatSetting,
  ModelChoice,
  ParamSettings,
  Workspace,
} from './workspace-store.ts'

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

/** Where one begins who wants an answer of a certain form. */
export const initialFormat: FormatSetting = {
  type: 'json',
  name: 'answer',
  schemaText:
    '{\n  "type": "object",\n  "properties": {\n    "answer": { "type": "string" }\n  },\n  "required": ["answer"],\n  "additionalProperties": false\n}',
  isStrict: null,
}

const initialValueOf = (param: MoreParam) =>
  param.control === 'format' ? initialFormat : param.initial

/** What Reset goes back to: every slider at its initial value, and sent; nothing else sent. */
export const initialParamSettings = Object.fromEntries([
  ...sliderParams.map(({ name, initial }) => [name, { value: initial, isSent: true }]),
  ...moreParams.map((param) => [param.name, { value: initialValueOf(param), isSent: false }]),
]) as ParamSettings // one entry per row of the two tables, which name every parameter

/** What Reset goes back to. */
export const initialExtraBody: Workspace['extraBody'] = { text: '', isSent: true }

const initialCode: CodeView = {
  language: 'curl',
  clients: {
    curl: 'curl-bash',
    python: 'python-requests',
    javascript: 'javascript-fetch',
    php: 'php-curl',
  },
  messages: 'exact',
}

/** What a person finds who was never here. */
export const initialWorkspace = (path: string): Workspace => ({
  conversationId: null,
  drafts: {},
  choice: choiceOfPath(path) ?? choiceOf(defaultModel),
  recentModels: [],
  system: initialSystem,
  params: initialParamSettings,
  stream: true,
  extraBody: initialExtraBody,
  presets: [],
  presetId: null,
  code: initialCode,
  savedPrompts: [],
  layout: { rightTab: 'parameters', isLeftOpen: true, isRightOpen: true, rightWidth: 344 },
  preferences: {
    enterSends: true,
    announce: 'full',
    followsAnswer: true,
    hasKeyShortcuts: true,
  },
})
