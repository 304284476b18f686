import { dialectIds } from '../../core/dialect/request-dialects.ts'
import { withoutApiKeys } from '../../core/chat/api-key-in-text.ts'
import { moreParams, paramNames } from '../../core/chat/more-params.ts'
import type { ParamName } from '../../core/chat/params.ts'
import {
  arrayAt,
  isJsonObject,
  numberAt,
  objectAt,
  parseJson,
  stringAt,
  type JsonObject,
} from '../../core/json.ts'
import { clientIds, clientLanguages, type SnippetLanguage } from '../../core/snippet/snippet.ts'
import { choiceOfPath, initialWorkspace } from './initial-workspace.ts'
import type {
  CodeView,
  ModelChoice,
  ParamSettings,
  Preferences,
  Workspace,
} from './workspace-store.ts'

/** The version of what is kept. A released one stays readable (law H2). */
export const workspaceVersion = 1

// By hand: this is read before the page can be shown, and a schema library would be a fortieth of
// all that a first visit loads.

type Test = (value: unknown) => boolean

const isText = (value: unknown): value is string => typeof value === 'string'

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const isListOfTexts: Test = (value) => Array.isArray(value) && value.every(isText)

const isFormat: Test = (value) =>
  isJsonObject(value) &&
  isOneOf(['text', 'json', 'json-schema'], value['type']) &&
  isText(value['name']) &&
  isText(value['schemaText']) &&
  (value['isStrict'] === null || isFlag(value['isStrict']))

/** Whether a value is what each control of a parameter holds. */
const fits = { number: Number.isFinite, list: isListOfTexts, choice: isText, format: isFormat }

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T =>
  all.some((each) => each === value)

const textOr = (value: unknown, other: string): string => (isText(value) ? value : other)

const flagOr = (value: unknown, other: boolean): boolean => (isFlag(value) ? value : other)

const oneOf = <T extends string>(all: readonly T[], value: unknown, other: T): T =>
  isOneOf(all, value) ? value : other

const controlOf = (name: ParamName) =>
  moreParams.find((param) => param.name === name)?.control ?? 'number'

/** Each parameter on its own: one that is broken, or was not there yet, costs only itself. */
function parseParams(kept: JsonObject, initial: ParamSettings): ParamSettings {
  const entries = paramNames.map((name) => {
    const { value, isSent } = objectAt(kept, name)
    const isWhole = isFlag(isSent) && fits[controlOf(name)](value)
    return [name, isWhole ? { value, isSent } : initial[name]]
  })
  return Object.fromEntries(entries) as ParamSettings // each is what its own control holds
}

/** A text that can be left out of the request. */
const parseSendable = (kept: JsonObject, initial: Workspace['system']): Workspace['system'] => ({
  text: textOr(kept['text'], initial.text),
  isSent: flagOr(kept['isSent'], initial.isSent),
})

/** All or nothing: another provider's model would be no choice of anybody. */
function parseChoice(kept: unknown): ModelChoice | null {
  if (!isJsonObject(kept)) return null
  const { providerId, modelId, dialectId } = kept
  return isText(providerId) && isText(modelId) && isOneOf(dialectIds, dialectId)
    ? { providerId, modelId, dialectId }
    : null
}

function parseCode(kept: JsonObject, initial: CodeView): CodeView {
  const clients = objectAt(kept, 'clients')
  const clientOf = (language: SnippetLanguage) => {
    const ofLanguage = clientIds.filter((id) => clientLanguages[id] === language)
    return oneOf(ofLanguage, clients[language], initial.clients[language])
  }
  return {
    language: oneOf(['curl', 'python', 'javascript', 'php'], kept['language'], initial.language),
    clients: {
      curl: clientOf('curl'),
      python: clientOf('python'),
      javascript: clientOf('javascript'),
      php: clientOf('php'),
    },
    messages: oneOf(['exact', 'last'], kept['messages'], initial.messages),
  }
}

function parseLayout(kept: JsonObject, initial: Workspace['layout']): Workspace['layout'] {
  const width = numberAt(kept, 'rightWidth') ?? 0
  return {
    rightTab: oneOf(['parameters', 'code', 'model'], kept['rightTab'], initial.rightTab),
    isLeftOpen: flagOr(kept['isLeftOpen'], initial.isLeftOpen),
    isRightOpen: flagOr(kept['isRightOpen'], initial.isRightOpen),
    rightWidth: width >= 320 && width <= 640 ? width : initial.rightWidth,
  }
}

const parsePreferences = (kept: JsonObject, initial: Preferences): Preferences => ({
  enterSends: flagOr(kept['enterSends'], initial.enterSends),
  announce: oneOf(['off', 'boundaries', 'full'], kept['announce'], initial.announce),
  followsAnswer: flagOr(kept['followsAnswer'], initial.followsAnswer),
  hasKeyShortcuts: flagOr(kept['hasKeyShortcuts'], initial.hasKeyShortcuts),
})

/** Each member on its own: one that is broken, or of another version, costs only itself. */
function parseMembers(kept: JsonObject, initial: Workspace): Workspace {
  const drafts = Object.entries(objectAt(kept, 'drafts')).filter(([, draft]) => isText(draft))
  return {
    conversationId: stringAt(kept, 'conversationId'),
    drafts: Object.fromEntries(drafts) as Workspace['drafts'], // only texts are left
    choice: parseChoice(kept['choice']) ?? initial.choice,
    recentModels: arrayAt(kept, 'recentModels').flatMap((choice) => parseChoice(choice) ?? []),
    system: parseSendable(objectAt(kept, 'system'), initial.system),
    params: parseParams(objectAt(kept, 'params'), initial.params),
    stream: flagOr(kept['stream'], initial.stream),
    extraBody: parseSendable(objectAt(kept, 'extraBody'), initial.extraBody),
    presets: arrayAt(kept, 'presets'),
    presetId: stringAt(kept, 'presetId'),
    code: parseCode(objectAt(kept, 'code'), initial.code),
    savedPrompts: arrayAt(kept, 'savedPrompts').filter(isText),
    layout: parseLayout(objectAt(kept, 'layout'), initial.layout),
    preferences: parsePreferences(objectAt(kept, 'preferences'), initial.preferences),
  }
}

/**
 * The workspace as it was kept, or the initial one. The page's own model wins over the kept choice:
 * who opens `/models/<vendor>/<slug>` wants that one.
 * @param text what the storage holds; null when it holds nothing
 */
export function parseWorkspace(text: string | null, path: string): Workspace {
  const initial = initialWorkspace(path)
  const json = parseJson(text ?? '')
  const kept = json.ok ? json.value : null
  if (numberAt(kept, 'version') !== workspaceVersion) return initial
  const parsed = parseMembers(objectAt(kept, 'workspace'), initial)
  const ofPage = choiceOfPath(path)
  const isSameModel =
    ofPage?.providerId === parsed.choice.providerId && ofPage.modelId === parsed.choice.modelId
  return ofPage && !isSameModel ? { ...parsed, choice: ofPage } : parsed
}

/** The text that `parseWorkspace` reads. What looks like a key in it is not written down (K1). */
export const formatWorkspace = (workspace: Workspace): string =>
  JSON.stringify({ version: workspaceVersion, workspace }, (_name, value: unknown) =>
    typeof value === 'string' ? withoutApiKeys(value) : value,
  )
