import type { HealthState } from '../../core/protocol/health.ts'
import type { ProviderRow } from '../providers/provider-row.ts'

/** Our own words for a state that an answer of the provider shows. Nothing of the answer is in them. */
export function describeState({ name }: ProviderRow, state: HealthState, waitMs?: number): string {
  switch (state) {
    case 'ready':
      return `${name} is ready.`
    case 'no-key':
      return `${name} has no key on this server.`
    case 'bad-key':
      return `${name} refused the key: it is wrong, expired or disabled.`
    case 'no-credit':
      return `The account at ${name} is out of credit.`
    case 'limited':
      return waitMs === undefined
        ? `${name} asks to wait.`
        : `${name} asks to wait ${Math.max(1, Math.ceil(waitMs / 1000))} s.`
    case 'starting':
      return `${name} is loading its model.`
    case 'unreachable':
      return `${name} cannot be reached.`
  }
}
