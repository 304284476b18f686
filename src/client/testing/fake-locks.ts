import type { ClientDeps } from '../deps.ts'

/** The locks of one browser: its tabs share them. */
export function createFakeLocks(): Pick<ClientDeps, 'tryLock' | 'holdLock'> & {
  readonly held: ReadonlySet<string>
} {
  const held = new Set<string>()
  const waiting: { readonly name: string; readonly begin: () => void }[] = []

  function giveBack(name: string): void {
    held.delete(name)
    const next = waiting.findIndex((each) => each.name === name)
    if (next >= 0) waiting.splice(next, 1)[0]?.begin()
  }

  return {
    held,
    tryLock: async (name) => {
      if (held.has(name)) return null
      held.add(name)
      return () => giveBack(name)
    },
    holdLock: (name, onHeld) => {
      let cancel = () => {
        waiting.splice(waiting.indexOf(wish), 1)
      }
      const begin = () => {
        held.add(name)
        cancel = () => giveBack(name)
        onHeld()
      }
      const wish = { name, begin }
      if (held.has(name)) waiting.push(wish)
      else begin()
      return () => cancel()
    },
  }
}
