import { supportsOf } from '../../core/catalog/supports.ts'
import { userText } from '../../core/chat/message.ts'
import { defaultTraits } from '../../core/dialect/dialect.ts'
import type { DialectInUse } from '../../core/dialect/dialect-changes.ts'
import { modelChanges } from '../../core/dialect/model-changes.ts'
import { requestDialects } from '../../core/dialect/request-dialects.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import type { ModelChoice } from '../stores/workspace-store.ts'
import type { CommandContext } from './context.ts'
import { isSameModel, knownOf, modelHere } from './known-here.ts'
import { requestOf } from './next-request.ts'

/** Says which model answers now, and what that changes in what is sent: with undo, if it changes anything. */
export function tellSwitch(context: CommandContext, before: ModelChoice): void {
  const { workspace, notices, undo } = context
  const { choice } = workspace.getState()
  const label = `Model: ${modelHere(context, choice)?.shortName ?? choice.modelId}.`
  const details = changesOf(context, before, choice)
  notices.setState({ status: [label, ...details].join(' ') })
  undo.withdraw('model') // what an earlier switch changed is told by this one
  if (details.length === 0) return
  undo.offer({
    label,
    details,
    place: { kind: 'model' },
    takeBack: async () => {
      if (isSameModel(workspace.getState().choice, choice)) workspace.setState({ choice: before })
    },
  })
}

function changesOf(
  context: CommandContext,
  before: ModelChoice,
  after: ModelChoice,
): readonly string[] {
  const { extraBody, ...settings } = context.workspace.getState()
  const providers = knownOf(context)?.providers ?? []
  const providerOf = ({ providerId }: ModelChoice) => providers.find(({ id }) => id === providerId)
  const [from, to] = [inUse(before, providerOf(before)), inUse(after, providerOf(after))]
  // Extra members are the same for every model, and perhaps not JSON yet.
  const request = requestOf(
    { ...settings, choice: after, extraBody: { ...extraBody, isSent: false } },
    [userText('')],
  )
  const format = formatWords(before, after, providerOf(after))
  if (!request.ok) return format
  return [...format, ...modelChanges(request.value, from, to)]
}

const inUse = (choice: ModelChoice, provider: ProviderInfo | undefined): DialectInUse => ({
  dialect: requestDialects[choice.dialectId],
  traits: provider?.traits ?? defaultTraits,
  supports: supportsOf(choice),
})

function formatWords(
  before: ModelChoice,
  after: ModelChoice,
  provider: ProviderInfo | undefined,
): readonly string[] {
  if (before.dialectId === after.dialectId) return []
  const format = (id: ModelChoice['dialectId']) => `“${requestDialects[id].label}”`
  const isOnly = provider !== undefined && !provider.dialects.includes(before.dialectId)
  return [
    isOnly
      ? `The request format is ${format(after.dialectId)} now: ${provider.name} does not offer ${format(before.dialectId)}.`
      : `The request format is ${format(after.dialectId)} again.`,
  ]
}
