import type { LocalRuntime } from '../../core/protocol/health.ts'
import type { Finding } from './check-provider.ts'

/** What a look at a runtime says of its provider. */
export function findingOf({ name, state, modelCount, hint }: LocalRuntime): Finding {
  switch (state) {
    case 'ready':
      return { state: 'ready', message: `${name} is ready.`, modelCount }
    case 'no-models': {
      const wayOut = hint === null ? '.' : `: ${hint}`
      return {
        state: 'ready',
        message: `${name} is running but has no models${wayOut}`,
        modelCount,
      }
    }
    case 'needs-key':
      return {
        state: 'no-key',
        message: `${name} is running and asks for its key.`,
        modelCount: null,
      }
    case 'starting':
      return { state: 'starting', message: `${name} is loading its model.`, modelCount: null }
    case 'absent':
      return { state: 'unreachable', message: `${name} is not running.`, modelCount: null }
  }
}
