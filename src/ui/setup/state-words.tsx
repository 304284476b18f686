import type { ReactElement } from 'react'

import { assertNever } from '../../core/assert-never.ts'
import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { markOfHealth } from '../access/health-words.ts'
import { useNow } from '../access/use-now.ts'
import { countedModels, formatDuration } from '../kit/format-numbers.ts'
import type { MarkState } from '../kit/state-mark.tsx'
import type { Checked } from './use-provider-health.ts'

export const markOf = ({ state }: Checked): MarkState =>
  state === 'checking' || state === 'unanswered' ? 'none' : markOfHealth[state]

/** How a provider stands, as it follows its name: `ready, 312 models, 240 ms`. */
export function stateWords({ state, health }: Checked): string {
  switch (state) {
    case 'checking':
      return 'checking…'
    case 'unanswered':
      return 'not checked: the server did not answer. Is it running?'
    case 'ready':
      return ['ready', ...figuresOf(health)].join(', ')
    case 'no-key':
      return 'no key'
    case 'bad-key':
      return 'key refused'
    case 'no-credit':
      return 'out of credit'
    case 'limited':
      return 'asks to wait'
    case 'unreachable':
      return 'cannot be reached'
    case 'starting':
      return 'starting'
    default:
      return assertNever(state)
  }
}

function figuresOf(health: ProviderHealth | null): readonly string[] {
  const { modelCount = null, durationMs = null } = health ?? {}
  return [
    ...(modelCount === null ? [] : [countedModels(modelCount)]),
    ...(durationMs === null ? [] : [formatDuration(durationMs)]),
  ]
}

/** Why it is so and what to do, where the words do not say it; null where they do. */
export function explanationOf({ state, health }: Checked, provider: ProviderInfo): string | null {
  switch (state) {
    case 'bad-key':
    case 'unreachable':
      return health?.message ?? provider.keyProblem ?? null
    case 'no-credit':
      return 'Add credit with the provider, or use a model of another one.'
    case 'limited':
      return 'More was asked than it allows in so short a time, by all who use this key. Wait, or use a model of another one.'
    case 'starting':
      return 'It is loading its model, which can take minutes.'
    case 'checking':
    case 'unanswered':
    case 'ready':
    case 'no-key':
      return null
    default:
      return assertNever(state)
  }
}

/** The seconds left, in no live region: it would be read out every second. */
export function Countdown({ until }: { readonly until: number }): ReactElement | null {
  const seconds = Math.ceil((until - useNow(true)) / 1000)
  return seconds > 0 ? <span className="setup-time"> for {seconds} s more</span> : null
}
