import { useState } from 'react'

/** Which of the listed items are ticked. Items that are gone are not counted. */
export interface Selection {
  readonly ids: readonly string[]
  has(id: string): boolean
  /** With `isRange`, everything between the last one that was toggled and this one as well. */
  toggle(id: string, isRange: boolean): void
  takeAll(): void
  clear(): void
}

/** @param listed ids in the order in which they are shown */
export function useSelection(listed: readonly string[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [lastId, setLastId] = useState<string | null>(null)

  function toggle(id: string, isRange: boolean): void {
    const isOn = !ticked.has(id)
    const [from, to] = [lastId === null ? -1 : listed.indexOf(lastId), listed.indexOf(id)]
    const range =
      isRange && from >= 0 ? listed.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    const next = new Set(ticked)
    for (const each of range) {
      if (isOn) next.add(each)
      else next.delete(each)
    }
    setTicked(next)
    setLastId(id)
  }

  return {
    ids: listed.filter((id) => ticked.has(id)),
    has: (id) => ticked.has(id),
    toggle,
    takeAll: () => setTicked(new Set(listed)),
    clear: () => setTicked(new Set()),
  }
}
