import { findModel } from '../../core/catalog/catalog.ts'
import { profileOf } from '../../core/catalog/data/profiles.ts'
import { featuresOf } from '../../core/catalog/features.ts'
import type { TryIt } from '../../core/catalog/profile.ts'
import { userText } from '../../core/chat/message.ts'
import { nodeOf } from '../../core/history/conversation.ts'
import { draftKey, type Workspace } from '../stores/workspace-store.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import { filledDraft } from './filled-draft.ts'
import { noRun } from './next-request.ts'
import { membersOf } from './preset-actions.ts'
import { startAnswer } from './start-run.ts'

/** The commands of pages about a model, and of links that lead from them to the playground. */
export function createPageActions(context: CommandContext): Pick<Commands, 'ask' | 'setUpToTry'> {
  const { deps, workspace, notices, undo } = context
  return {
    ask: async (text) => {
      const conversationId = deps.randomId()
      const place = { id: deps.randomId(), parentId: null, now: deps.now() }
      const question = nodeOf(userText(text), place)
      const answer = await startAnswer(context, {
        conversationId,
        question,
        place: { kind: 'new-answer', parentId: null },
        path: [question],
        runOf: noRun,
      })
      if (!answer) return null
      workspace.setState({ conversationId })
      return conversationId
    },

    setUpToTry: async (id) => {
      const before = workspace.getState()
      const tryIt = findTryIt(before.choice.providerId, before.choice.modelId, id)
      if (!tryIt) return true // nobody will ever set that up
      const { preset, prompt } = tryIt
      const key = draftKey(null)
      const filled = filledDraft(before.drafts[key], prompt)
      workspace.setState({
        conversationId: null,
        presetId: preset.id,
        ...membersOf(preset, before),
        drafts: { ...before.drafts, [key]: filled },
      })
      const { choice, params, system, extraBody, presetId } = before
      const label = `Set up to try “${preset.name}”.`
      notices.setState({ status: label })
      undo.offer({
        label,
        place: { kind: 'try' },
        takeBack: async () =>
          workspace.setState(({ conversationId, drafts }) => ({
            choice,
            params,
            system,
            extraBody,
            presetId,
            // What was opened or typed since stays.
            conversationId: conversationId ?? before.conversationId,
            drafts: drafts[key] === filled ? withDraft(drafts, key, before.drafts[key]) : drafts,
          })),
      })
      return true
    },
  }
}

/** The drafts with this one in its place; without any where there was none. */
function withDraft(
  drafts: Workspace['drafts'],
  key: string,
  draft: string | undefined,
): Workspace['drafts'] {
  const { [key]: _taken, ...others } = drafts
  return draft === undefined ? others : { ...others, [key]: draft }
}

/** A feature of the model, or something it is for. */
function findTryIt(providerId: string, modelId: string, id: string): TryIt | null {
  const record = findModel(providerId, modelId)
  if (!record) return null
  return (
    featuresOf(record).find((feature) => feature.id === id)?.tryIt ??
    profileOf(record).useCases.find(({ preset }) => preset.id === id) ??
    null
  )
}
