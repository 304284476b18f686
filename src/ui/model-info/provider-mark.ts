import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { healthWords, markOfHealth } from '../access/health-words.ts'
import type { MarkState } from '../kit/state-mark.tsx'

/** How a provider stands, in a shape and in a few words that name it. */
export interface ProviderMark {
  readonly state: MarkState
  readonly words: string
}

interface Known {
  readonly isStandIn: boolean
  /** What a check found, if there was one. */
  readonly health: ProviderHealth | undefined
  /** It was asked for its list and did not give it, or runs on this machine and was not found. */
  readonly hasFailed: boolean
}

/** From what is known already: nobody is asked for it. */
export function providerMark(
  provider: ProviderInfo,
  { isStandIn, health, hasFailed }: Known,
): ProviderMark {
  const { name, keyProblem, isUsable, isLocal } = provider
  if (isStandIn) return { state: 'demo', words: name }
  if (keyProblem !== undefined) return { state: 'trouble', words: `${name}: key problem` }
  if (!isUsable) return { state: 'none', words: healthWords(provider, 'no-key') }
  if (health && health.state !== 'ready')
    return { state: markOfHealth[health.state], words: healthWords(provider, health.state) }
  if (!hasFailed) return { state: 'ready', words: name }
  return isLocal
    ? { state: 'none', words: healthWords(provider, 'unreachable') }
    : { state: 'trouble', words: `${name} gave no list` }
}
