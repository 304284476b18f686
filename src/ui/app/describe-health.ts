import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { healthWords, markOfHealth } from '../access/health-words.ts'
import type { Health } from './health.ts'

/** @param checkedAt epoch milliseconds */
export const describeHealth = (
  provider: ProviderInfo,
  { state, retryAfterMs }: ProviderHealth,
  checkedAt: number,
): Health => ({
  mark: markOfHealth[state],
  words: healthWords(provider, state),
  remedy: 'setup',
  waitUntil: state === 'limited' && retryAfterMs !== undefined ? checkedAt + retryAfterMs : null,
})
