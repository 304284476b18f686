import * as v from 'valibot'

import { dialectIds } from '../../core/dialect/request-dialects.ts'
import { withoutApiKeys } from '../../core/chat/api-key-in-text.ts'
import { moreParams, paramNames } from '../../core/chat/more-params.ts'
import type { ParamName } from '../../core/chat/params.ts'
import { isJsonObject, parseJson } from '../../core/json.ts'
import { clientIds, clientLanguages, type SnippetLanguage } from '../../core/snippet/snippet.ts'
import { choiceOfPath, initialWorkspace } from './initial-workspace.ts'
import type { CodeView, ParamSettings, Workspace } from './workspace-store.ts'

/** The version of what is kept. A released one stays readable (law H2). */
export const workspaceVersion = 1

const finite = v.pipe(v.number(), v.finite())
const isSent = v.boolean()

/** What each control of a parameter holds. */
const settingSchemas = {
  number: v.object({ value: finite, isSent }),
  list: v.object({ value: v.array(v.string()), isSent }),
  choice: v.object({ value: v.string(), isSent }),
  format: v.object({
    value: v.object({
      type: v.picklist(['text', 'json', 'json-schema']),
      name: v.string(),
      schemaText: v.string(),
      isStrict: v.nullable(v.boolean()),
    }),
    isSent,
  }),
} as const

const controlOf = (name: ParamName) =>
  moreParams.find((param) => param.name === name)?.control ?? 'number'

/** Each parameter on its own: one that is broken, or was not there yet, costs only itself. */
function parseParams(kept: unknown, initial: ParamSettings): ParamSettings {
  const entries = paramNames.map((name) => {
    const parsed = v.safeParse(
      settingSchemas[controlOf(name)],
      isJsonObject(kept) ? kept[name] : null,
    )
    return [name, parsed.success ? parsed.output : initial[name]]
  })
  return Object.fromEntries(entries) as ParamSettings // each read by the schema of its own control
}

const clientOf = (language: SnippetLanguage, initial: CodeView) =>
  v.fallback(
    v.picklist(clientIds.filter((id) => clientLanguages[id] === language)),
    initial.clients[language],
  )

const codeSchema = (initial: CodeView) =>
  v.object({
    language: v.fallback(v.picklist(['curl', 'python', 'javascript', 'php']), initial.language),
    clients: v.fallback(
      v.object({
        curl: clientOf('curl', initial),
        python: clientOf('python', initial),
        javascript: clientOf('javascript', initial),
        php: clientOf('php', initial),
      }),
      initial.clients,
    ),
    messages: v.fallback(v.picklist(['exact', 'last']), initial.messages),
  })

const choiceSchema = v.object({
  providerId: v.string(),
  modelId: v.string(),
  dialectId: v.picklist(dialectIds),
})

/** Each member on its own: one that is broken, or of another version, costs only itself. */
function schemaFor(initial: Workspace) {
  const { layout, preferences } = initial
  return v.object({
    conversationId: v.fallback(v.nullable(v.string()), null),
    drafts: v.fallback(v.record(v.string(), v.string()), {}),
    choice: v.fallback(choiceSchema, initial.choice),
    recentModels: v.fallback(v.array(choiceSchema), []),
    system: v.fallback(v.object({ text: v.string(), isSent: v.boolean() }), initial.system),
    params: v.pipe(
      v.optional(v.unknown(), null),
      v.transform((kept) => parseParams(kept, initial.params)),
    ),
    stream: v.fallback(v.boolean(), initial.stream),
    extraBody: v.fallback(v.object({ text: v.string(), isSent }), initial.extraBody),
    presets: v.fallback(v.array(v.unknown()), []),
    presetId: v.fallback(v.nullable(v.string()), null),
    code: v.fallback(codeSchema(initial.code), initial.code),
    savedPrompts: v.fallback(v.array(v.string()), []),
    layout: v.fallback(
      v.object({
        rightTab: v.fallback(v.picklist(['parameters', 'code', 'model']), layout.rightTab),
        isLeftOpen: v.fallback(v.boolean(), layout.isLeftOpen),
        isRightOpen: v.fallback(v.boolean(), layout.isRightOpen),
        rightWidth: v.fallback(
          v.pipe(v.number(), v.minValue(320), v.maxValue(640)),
          layout.rightWidth,
        ),
      }),
      layout,
    ),
    preferences: v.fallback(
      v.object({
        enterSends: v.fallback(v.boolean(), preferences.enterSends),
        announce: v.fallback(v.picklist(['off', 'boundaries', 'full']), preferences.announce),
        followsAnswer: v.fallback(v.boolean(), preferences.followsAnswer),
        hasKeyShortcuts: v.fallback(v.boolean(), preferences.hasKeyShortcuts),
      }),
      preferences,
    ),
  })
}

const envelope = v.object({ version: v.literal(workspaceVersion), workspace: v.unknown() })

/**
 * The workspace as it was kept, or the initial one. The page's own model wins over the kept choice:
 * who opens `/models/<vendor>/<slug>` wants that one.
 * @param text what the storage holds; null when it holds nothing
 */
export function parseWorkspace(text: string | null, path: string): Workspace {
  const initial = initialWorkspace(path)
  const json = parseJson(text ?? '')
  const kept = v.safeParse(envelope, json.ok ? json.value : null)
  if (!kept.success) return initial
  const parsed = v.safeParse(schemaFor(initial), kept.output.workspace)
  if (!parsed.success) return initial
  const ofPage = choiceOfPath(path)
  const isSameModel =
    ofPage?.providerId === parsed.output.choice.providerId &&
    ofPage.modelId === parsed.output.choice.modelId
  return ofPage && !isSameModel ? { ...parsed.output, choice: ofPage } : parsed.output
}

/** The text that `parseWorkspace` reads. What looks like a key in it is not written down (K1). */
export const formatWorkspace = (workspace: Workspace): string =>
  JSON.stringify({ version: workspaceVersion, workspace }, (_name, value: unknown) =>
    typeof value === 'string' ? withoutApiKeys(value) : value,
  )
