import type { HealthState } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import type { MarkState } from '../kit/state-mark.tsx'

export const markOfHealth: Readonly<Record<HealthState, MarkState>> = {
  ready: 'ready',
  'no-key': 'none',
  'bad-key': 'trouble',
  'no-credit': 'trouble',
  limited: 'limited',
  unreachable: 'trouble',
  starting: 'starting',
}

/** How a provider stands, as a few words that begin with its name; the name alone when all is well. */
export function healthWords(
  { name, isLocal }: Pick<ProviderInfo, 'name' | 'isLocal'>,
  state: HealthState,
): string {
  switch (state) {
    case 'ready':
      return name
    case 'no-key':
      return `${name} has no key`
    case 'bad-key':
      return `${name} refused the key`
    case 'no-credit':
      return `${name} is out of credit`
    case 'limited':
      return `${name} asks to wait`
    case 'unreachable':
      return isLocal ? `${name} is not running` : `${name} cannot be reached`
    case 'starting':
      return `${name} is starting`
  }
}
