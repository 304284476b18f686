import type { StoreApi } from 'zustand/vanilla'

import type { Workspace } from '../stores/workspace-store.ts'

/** What was typed and not sent in conversations that are gone for good: nobody could see it again. */
export function forgetDrafts(
  workspace: StoreApi<Workspace>,
  conversationIds: readonly string[],
): void {
  const { drafts } = workspace.getState()
  const gone = new Set(conversationIds)
  const left = Object.entries(drafts).filter(([key]) => !gone.has(key.split('/')[0] ?? key))
  if (left.length < Object.keys(drafts).length)
    workspace.setState({ drafts: Object.fromEntries(left) })
}
