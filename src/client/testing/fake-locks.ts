import type { ClientDeps } from '../deps.ts'

/** The locks of one browser: its tabs share them. */
export function createFakeLocks(): Pick<ClientDeps, 'tryLock'> & {
  readonly held: ReadonlySet<string>
} {
  const held = new Set<string>()
  return {
    held,
    tryLock: async (name) => {
      if (held.has(name)) return null
      held.add(name)
      return () => held.delete(name)
    },
  }
}
