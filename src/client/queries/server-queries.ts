import type { ApiError } from '../../core/chat/api-error.ts'
import type { Result } from '../../core/result.ts'
import type { ClientQueries } from '../client.ts'
import type { ProxyClient, ProxyFailure } from '../transport/proxy-client.ts'

/** What is asked of the server alone: all that a page needs which shows no conversation. */
export type ServerQueries = Pick<ClientQueries, 'providers' | 'models' | 'health' | 'localRuntimes'>

export const serverKeys = {
  providers: ['providers'],
  models: (providerId: string) => ['models', providerId],
  health: (providerId: string) => ['health', providerId],
  localRuntimes: ['local-runtimes'],
} as const

const providersStaleMs = 30_000
const modelsStaleMs = 5 * 60_000
const healthStaleMs = 60_000
/** A runtime may be started at any moment; two looks at the page are one. */
const localStaleMs = 5_000

/** What a query rejects with: an Error, because TanStack Query wants one, with all of an ApiError. */
export type QueryError = Error & ApiError

export const createServerQueries = (proxy: ProxyClient): ServerQueries => ({
  providers: () => ({
    queryKey: serverKeys.providers,
    queryFn: async () => valueOf(await proxy.providers()),
    staleTime: providersStaleMs,
  }),
  models: (providerId) => ({
    queryKey: serverKeys.models(providerId),
    queryFn: async () => {
      const answer = valueOf(await proxy.models(providerId))
      // Reading a list is no part of the first load: nobody has one before the first question.
      const { parseModelList } = await import('../../core/catalog/model-list.ts')
      return parseModelList(answer)
    },
    staleTime: modelsStaleMs,
  }),
  health: (providerId, options) => ({
    queryKey: serverKeys.health(providerId),
    queryFn: async () => valueOf(await proxy.health(providerId, options)),
    staleTime: healthStaleMs,
  }),
  localRuntimes: () => ({
    queryKey: serverKeys.localRuntimes,
    queryFn: async () => valueOf(await proxy.localRuntimes()),
    staleTime: localStaleMs,
  }),
})

function valueOf<T>(result: Result<T, ProxyFailure>): T {
  if (result.ok) return result.value
  throw Object.assign(
    new Error(result.error.error.message),
    result.error.error,
  ) satisfies QueryError
}
