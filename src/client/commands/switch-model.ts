import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import type { ModelChoice, Workspace } from '../stores/workspace-store.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import { isSameModel, knownOf } from './known-here.ts'

/** Enough to go back and forth between, and few enough to be read. */
const mostRecent = 5

/**
 * Another model answers from now on. Nothing of the conversation or of the settings changes; what is
 * no longer sent of them is said, with undo.
 */
export function createSwitchModel(context: CommandContext): Pick<Commands, 'chooseModel'> {
  const { workspace } = context
  return {
    chooseModel: (providerId, modelId) => {
      const { choice: before, recentModels } = workspace.getState()
      if (isSameModel(before, { providerId, modelId })) return
      const choice = withDialect({ providerId, modelId }, workspace.getState(), knownOf(context))
      workspace.setState({ choice, recentModels: recentWith(choice, before, recentModels) })
      void tell(context, before)
    },
  }
}

/** In the format in which it was last used, otherwise in the one in use; if its provider speaks that. */
function withDialect(
  model: Pick<ModelChoice, 'providerId' | 'modelId'>,
  { choice, recentModels }: Pick<Workspace, 'choice' | 'recentModels'>,
  answer: ProvidersAnswer | undefined,
): ModelChoice {
  const used = recentModels.find((recent) => isSameModel(recent, model))?.dialectId
  const wanted = used ?? choice.dialectId
  const spoken = answer?.providers.find(({ id }) => id === model.providerId)?.dialects ?? []
  const dialectId = spoken.includes(wanted) ? wanted : (spoken[0] ?? wanted)
  return { ...model, dialectId }
}

/** The models used last, once the choice was changed from what it was before. */
export const recentWith = (
  choice: ModelChoice,
  before: ModelChoice,
  recent: readonly ModelChoice[],
): readonly ModelChoice[] =>
  [
    choice,
    before,
    ...recent.filter((each) => !isSameModel(each, choice) && !isSameModel(each, before)),
  ].slice(0, mostRecent)

/** What it means for the settings is worked out beside the first load. Without it, nothing is said. */
async function tell(context: CommandContext, before: ModelChoice): Promise<void> {
  const part = await import('./tell-switch.ts').catch(() => null)
  part?.tellSwitch(context, before)
}
