import { findModel } from '../../core/catalog/catalog.ts'
import { profileOf } from '../../core/catalog/data/profiles.ts'
import { featuresOf } from '../../core/catalog/features.ts'
import type { TryIt } from '../../core/catalog/profile.ts'
import { userText } from '../../core/chat/message.ts'
import { nodeOf } from '../../core/history/conversation.ts'
import { draftKey } from '../stores/workspace-store.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import { noRun } from './next-request.ts'
import { membersOf } from './preset-actions.ts'
import { startAnswer } from './start-run.ts'

/** The commands of pages about a model, and of links that lead from them to the playground. */
export function createPageActions(context: CommandContext): Pick<Commands, 'ask' | 'setUpToTry'> {
  const { deps, workspace, undo } = context
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
      if (!tryIt) return
      const { preset, prompt } = tryIt
      workspace.setState({
        conversationId: null,
        presetId: preset.id,
        ...membersOf(preset, before),
        drafts: { ...before.drafts, [draftKey(null)]: prompt },
      })
      const { conversationId, choice, params, system, extraBody, presetId, drafts } = before
      undo.offer({
        label: `Set up to try “${preset.name}”.`,
        place: { kind: 'params' },
        takeBack: async () =>
          workspace.setState({
            conversationId,
            choice,
            params,
            system,
            extraBody,
            presetId,
            drafts,
          }),
      })
    },
  }
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
