import { createStore, type StoreApi } from 'zustand/vanilla'

import type { Cancel, ClientDeps } from '../deps.ts'
import { formatWorkspace, parseWorkspace } from './parse-workspace.ts'
import type { Workspace } from './workspace-store.ts'

/** One key of localStorage holds the whole session. */
export const workspaceKey = 'verbatim:workspace'
const saveDelayMs = 300

/** The session; whoever made it ends it. */
export interface WorkspaceStore {
  readonly store: StoreApi<Workspace>
  /** Writes what is not yet written; for a page that goes away. */
  flush(): void
  dispose(): void
}

/**
 * The session, kept in the storage 300 ms after it last changed and when the page goes away. Two
 * tabs share one key: each writes only the members it changed itself, over what lies there by now.
 * @param onTrouble the storage refused a write, or (null) takes them again
 */
export function createWorkspaceStore(
  { storage, setTimer, page }: Pick<ClientDeps, 'storage' | 'setTimer' | 'page'>,
  onTrouble: (hasTrouble: boolean) => void,
): WorkspaceStore {
  const readKept = (): Workspace => {
    try {
      return parseWorkspace(storage.getItem(workspaceKey), page.path)
    } catch {
      return parseWorkspace(null, page.path) // storage may be forbidden altogether
    }
  }
  const store = createStore<Workspace>(readKept)
  let written = store.getState()
  let cancelTimer: Cancel | null = null

  function flush(): void {
    cancelTimer?.()
    cancelTimer = null
    const current = store.getState()
    if (current === written) return
    try {
      storage.setItem(workspaceKey, formatWorkspace(mergeChanges(readKept(), written, current)))
      written = current
      onTrouble(false)
    } catch {
      onTrouble(true)
    }
  }

  const cancels = [
    store.subscribe(() => {
      cancelTimer?.()
      cancelTimer = setTimer(flush, saveDelayMs)
    }),
    page.on('pagehide', flush),
    page.on('hidden', flush),
    page.on('storage', () => {
      flush() // what changed here a moment ago is not undone by what another tab wrote of the rest
      const shared = sharedMembers(readKept())
      if (JSON.stringify(shared) === JSON.stringify(sharedMembers(store.getState()))) return
      store.setState(shared)
      written = { ...written, ...shared }
    }),
  ]
  return {
    store,
    flush,
    dispose: () => {
      flush()
      for (const cancel of cancels) cancel()
    },
  }
}

/** What is one for all tabs: the rest (conversation, draft, parameters) is each tab's own. */
const sharedMembers = ({ savedPrompts, presets, preferences }: Workspace) => ({
  savedPrompts,
  presets,
  preferences,
})

/** What lies there, with the members (and drafts) that changed here since we last wrote. */
export function mergeChanges(kept: Workspace, before: Workspace, now: Workspace): Workspace {
  const changed = Object.entries(now).filter(
    ([key, value]) => key !== 'drafts' && before[key as keyof Workspace] !== value, // its own keys
  )
  const drafts = { ...kept.drafts }
  for (const key of new Set([...Object.keys(before.drafts), ...Object.keys(now.drafts)])) {
    const draft = now.drafts[key]
    if (draft === before.drafts[key]) continue
    if (draft === undefined) delete drafts[key]
    else drafts[key] = draft
  }
  return { ...kept, ...Object.fromEntries(changed), drafts }
}
