import * as v from 'valibot'

import { dialectIds } from '../../core/dialect/dialects.ts'
import { parseJson } from '../../core/json.ts'
import { choiceOfPath, initialWorkspace } from './initial-workspace.ts'
import type { Workspace } from './workspace-store.ts'

/** The version of what is kept. A released one stays readable (law H2). */
export const workspaceVersion = 1

/** Each member on its own: one that is broken, or of another version, costs only itself. */
function schemaFor(initial: Workspace) {
  const param = (name: keyof Workspace['params']) =>
    v.fallback(
      v.object({ value: v.pipe(v.number(), v.finite()), isSent: v.boolean() }),
      initial.params[name],
    )
  const { layout, preferences } = initial
  return v.object({
    conversationId: v.fallback(v.nullable(v.string()), null),
    drafts: v.fallback(v.record(v.string(), v.string()), {}),
    choice: v.fallback(
      v.object({
        providerId: v.string(),
        modelId: v.string(),
        dialectId: v.picklist(dialectIds),
      }),
      initial.choice,
    ),
    system: v.fallback(v.object({ text: v.string(), isSent: v.boolean() }), initial.system),
    params: v.fallback(
      v.object({
        temperature: param('temperature'),
        maxTokens: param('maxTokens'),
        topP: param('topP'),
        frequencyPenalty: param('frequencyPenalty'),
        presencePenalty: param('presencePenalty'),
      }),
      initial.params,
    ),
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

/** The text that `parseWorkspace` reads. */
export const formatWorkspace = (workspace: Workspace): string =>
  JSON.stringify({ version: workspaceVersion, workspace })
