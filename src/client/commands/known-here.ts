import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import type { ModelChoice } from '../stores/workspace-store.ts'
import type { CommandContext } from './context.ts'

export const isSameModel = (
  one: Pick<ModelChoice, 'providerId' | 'modelId'>,
  other: Pick<ModelChoice, 'providerId' | 'modelId'>,
): boolean => one.providerId === other.providerId && one.modelId === other.modelId

/** What the server said it offers, as far as it has. */
export const knownOf = ({ queryClient, queries }: CommandContext): ProvidersAnswer | undefined =>
  queryClient.getQueryData<ProvidersAnswer>(queries.providers().queryKey)

/** A provider's own list, as far as it has been read. */
export const listOf = (
  { queryClient, queries }: CommandContext,
  providerId: string,
): readonly ListedModel[] =>
  queryClient.getQueryData<readonly ListedModel[]>(queries.models(providerId).queryKey) ?? []
