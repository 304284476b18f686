import { knownModel } from '../../core/catalog/known-model.ts'
import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { queryKeys } from '../queries/create-queries.ts'
import type { ModelChoice } from '../stores/workspace-store.ts'
import type { CommandContext } from './context.ts'

export const isSameModel = (
  one: Pick<ModelChoice, 'providerId' | 'modelId'>,
  other: Pick<ModelChoice, 'providerId' | 'modelId'>,
): boolean => one.providerId === other.providerId && one.modelId === other.modelId

/** What the server said it offers, as far as it has. */
export const knownOf = ({ queryClient, queries }: CommandContext): ProvidersAnswer | undefined =>
  queryClient.getQueryData<ProvidersAnswer>(queries.providers().queryKey)

/** What is known of a model without asking: what ships, or its provider's own list as far as it was read. */
export const modelHere = (
  { queryClient }: CommandContext,
  { providerId, modelId }: Pick<ModelChoice, 'providerId' | 'modelId'>,
): ModelRecord | null =>
  knownModel(
    providerId,
    modelId,
    queryClient.getQueryData<readonly ListedModel[]>(queryKeys.models(providerId)) ?? [],
  )
