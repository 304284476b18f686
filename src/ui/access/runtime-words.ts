import type { LocalRuntime } from '../../core/protocol/health.ts'

/** What keeps a runtime that is there from answering; null for one that is ready, or is not there. */
export function runtimeWords({ name, state, hint }: LocalRuntime): string | null {
  switch (state) {
    case 'no-models':
      return `${name} is running but has no models.`
    case 'needs-key':
      return `${name} is running and wants a key.${hint === null ? '' : ` ${hint}`}`
    case 'starting':
      return `${name} is starting: it loads its model.`
    case 'ready':
    case 'absent':
      return null
  }
}
