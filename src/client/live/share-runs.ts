import type { StoreApi } from 'zustand/vanilla'

import { isFinal } from '../../core/run/run.ts'
import type { UnfinishedRun } from '../db/conversation-repo.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { Documents } from '../queries/documents.ts'
import type { Workspace } from '../stores/workspace-store.ts'
import type { LiveRuns } from './live-runs.ts'

interface ShareDeps {
  readonly deps: Pick<ClientDeps, 'holdLock'>
  readonly live: Pick<LiveRuns, 'store' | 'conversationOf' | 'whenSaved' | 'resume' | 'drop'>
  readonly documents: Pick<Documents, 'read'>
  readonly workspace: StoreApi<Workspace>
}

/** What this tab has to do with a run: a lock that it has, or waits for. */
interface Claim {
  readonly conversationId: string
  isHeld: boolean
  /** Nothing of the run is read here, until the lock says that nobody else does. */
  isWaiting: boolean
  giveBack: Cancel
}

/**
 * The tabs of a browser share the runs in flight. A run is read by the tab that asked and by those that
 * show it; one that did show it lets go, and when no tab is left that reads it, one of the others goes
 * on. Ten tabs that each read the runs of all would read a hundred answers (decision 0007).
 *
 * Each run has a lock, which tells who is first; without locks every tab reads every run.
 * @param unfinished what is on disk without an end: this tab sees to it, unless another one does
 * @returns ends it; the locks are free then
 */
export function shareRuns(context: ShareDeps, unfinished: readonly UnfinishedRun[]): Cancel {
  const { deps, live, documents, workspace } = context
  const claims = new Map<string, Claim>()
  const inFlight = () => live.store.getState().live

  function claim(runId: string, conversationId: string, isWaiting: boolean): void {
    if (claims.has(runId)) return
    const own: Claim = { conversationId, isWaiting, isHeld: false, giveBack: () => {} }
    claims.set(runId, own)
    own.giveBack = deps.holdLock(`verbatim-run-${runId}`, () => {
      own.isHeld = true
      if (own.isWaiting) void goOn(runId, own)
    })
  }

  function giveBack(runId: string): void {
    const own = claims.get(runId)
    claims.delete(runId)
    // Whoever is next looks at the disk: the end is to be there.
    void (live.whenSaved(runId) ?? Promise.resolve()).then(own?.giveBack)
  }

  /** The disk says whether it has ended meanwhile. */
  async function goOn(runId: string, own: Claim): Promise<void> {
    const document = await documents.read(own.conversationId)
    const run = document?.runs[runId]
    if (claims.get(runId) !== own || inFlight()[runId]) return
    if (run && !isFinal(run)) live.resume(own.conversationId, run)
    else giveBack(runId)
  }

  function follow(): void {
    const now = inFlight()
    for (const runId of Object.keys(now)) {
      const conversationId = live.conversationOf(runId)
      if (conversationId !== undefined) claim(runId, conversationId, false)
      const own = claims.get(runId)
      if (own) own.isWaiting = false
    }
    for (const [runId, { isWaiting }] of claims) if (!isWaiting && !now[runId]) giveBack(runId)
  }

  /** What is read for the eye alone is not read on. A run without its first word may be on its way yet. */
  function leave(conversationId: string): void {
    for (const [runId, own] of claims) {
      const isOthers = own.conversationId === conversationId && !own.isHeld
      const status = inFlight()[runId]?.run.status ?? 'waiting'
      if (!isOthers || status === 'waiting') continue
      own.isWaiting = true
      live.drop(runId)
    }
  }

  for (const { conversationId, run } of unfinished) claim(run.id, conversationId, true)
  follow()
  const cancels = [
    live.store.subscribe(follow),
    workspace.subscribe((now, before) => {
      const left = before.conversationId
      if (left !== null && left !== now.conversationId) leave(left)
    }),
  ]
  return () => {
    for (const cancel of cancels) cancel()
    for (const runId of claims.keys()) giveBack(runId)
  }
}
