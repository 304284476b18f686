import { findModel, shippedModels, unknownModel } from '../../core/catalog/catalog.ts'
import { knownModel, listedRecord } from '../../core/catalog/known-model.ts'
import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import type { ModelChoice } from '../../client/stores/workspace-store.ts'
import { bestMatches, matchWords } from '../../core/match-words.ts'

/** A provider as the picker shows it, with its own list as far as it has been read. */
export interface PickerSource {
  readonly provider: ProviderInfo
  readonly models: readonly ListedModel[]
  readonly isStandIn: boolean
}

/** A model that can be chosen. What is not known of it is null in its record. */
export interface PickerModel {
  readonly key: string
  readonly record: ModelRecord
  /** What it is found by. */
  readonly text: string
}

export interface PickerGroup {
  readonly key: string
  readonly title: string
  readonly models: readonly PickerModel[]
  /** Models that match and are not among them. */
  readonly hiddenCount: number
}

export type WholeGroup = Omit<PickerGroup, 'hiddenCount'>

/** More of one provider's list than anyone reads; typing narrows it. */
export const mostShown = 40

interface PickerParts {
  readonly recent: readonly ModelChoice[]
  readonly sources: readonly PickerSource[]
}

const recentKey = 'recent'

/** Everything that can be chosen: the models used last, those that ship, each provider's own list. */
export function allGroups({ recent, sources }: PickerParts): readonly WholeGroup[] {
  const listOf = (providerId: string) =>
    sources.find(({ provider }) => provider.id === providerId)?.models ?? []
  const modelIn = (group: string, record: ModelRecord): PickerModel => ({
    key: `${group} ${record.providerId} ${record.id}`,
    record,
    text: `${record.name} ${record.id} ${record.vendor}`,
  })
  return [
    {
      key: recentKey,
      title: 'Recent',
      models: recent.map(({ providerId, modelId }) =>
        modelIn(
          recentKey,
          knownModel(providerId, modelId, listOf(providerId)) ?? unknownModel(providerId, modelId),
        ),
      ),
    },
    {
      key: 'shipped',
      title: 'Known models',
      models: shippedModels.map((record) => modelIn('shipped', record)),
    },
    ...sources.map(({ provider: { id, name }, models, isStandIn }): WholeGroup => ({
      key: id,
      title: isStandIn ? 'Demo models' : name,
      models: models.map((model) =>
        modelIn(id, findModel(id, model.id) ?? listedRecord(id, model)),
      ),
    })),
  ]
}

/** What matches, in its groups; once something is typed, the group with the best match first. */
export function narrowGroups(groups: readonly WholeGroup[], typed: string): readonly PickerGroup[] {
  const wanted = typed.trim()
  const found = groups.map((group) => narrowGroup(group, wanted))
  if (wanted === '') return found.filter(({ models }) => models.length > 0)
  return found
    .filter(({ key, models }) => models.length > 0 && key !== recentKey) // they are in their own groups
    .map((group) => ({ group, rank: rankOf(group.models[0], wanted) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ group }) => group)
}

function narrowGroup(group: WholeGroup, typed: string): PickerGroup {
  const found = bestMatches(typed, group.models, ({ text }) => text)
  // Who types a whole id means that one, and not a longer one that begins with it.
  const sorted = found.toSorted((a, b) => Number(isExactly(b, typed)) - Number(isExactly(a, typed)))
  return {
    ...group,
    models: sorted.slice(0, mostShown),
    hiddenCount: Math.max(0, sorted.length - mostShown),
  }
}

const isExactly = ({ record }: PickerModel, typed: string): boolean => record.id === typed

function rankOf(model: PickerModel | undefined, typed: string): number {
  if (model === undefined) return Infinity
  return isExactly(model, typed) ? -1 : (matchWords(typed, model.text) ?? Infinity)
}
