import { withoutApiKeys } from '../../core/chat/api-key-in-text.ts'
import { ok } from '../../core/result.ts'
import { stopRun } from '../transport/stop-run.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import { forgetDrafts } from './forget-drafts.ts'
import type { Retries } from './retries.ts'

/** The commands that change the list of conversations. */
export type HistoryActions = Pick<
  Commands,
  | 'renameConversation'
  | 'starConversations'
  | 'deleteConversations'
  | 'restoreConversations'
  | 'importConversations'
>

/** Deleting hides first, and deletes when it can no longer be taken back. */
export function createHistoryActions(
  context: CommandContext,
  retries: () => Retries,
): HistoryActions {
  const { deps, proxy, workspace, notices, documents, live, undo, repo } = context

  async function tellOf(...ids: readonly string[]): Promise<void> {
    await documents.refresh(...ids)
    documents.announceChange(...ids)
  }

  async function setHidden(ids: readonly string[], hiddenAt: number | null): Promise<number> {
    const count = await (await repo).setHidden(ids, hiddenAt)
    await tellOf(...ids)
    return count
  }

  async function restore(ids: readonly string[]): Promise<void> {
    const count = await setHidden(ids, null)
    if (count < ids.length) notices.setState({ failure: tooLate(ids.length - count) })
  }

  /** For good. Its own alone: another tab may still offer to take back what it has deleted. */
  async function remove(ids: readonly string[], hiddenAt: number): Promise<void> {
    forgetDrafts(workspace, await (await repo).remove(ids, hiddenAt))
  }

  /** Answers that only another tab reads: it keeps all that came, and sees that they were stopped. */
  async function stopElsewhere(ids: readonly string[]): Promise<void> {
    const inFlight = live.store.getState().live
    for (const { conversationId, run } of await (await repo).unfinishedRuns())
      if (ids.includes(conversationId) && !inFlight[run.id])
        void stopRun(deps, proxy, run.id, false)
  }

  /** When each of them last changed. */
  async function changesOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const wanted = new Set(ids)
    const listed = (await (await repo).list()).filter(({ id }) => wanted.has(id))
    return new Map(listed.map(({ id, updatedAt }) => [id, updatedAt]))
  }

  return {
    renameConversation: async (conversationId, typed) => {
      const title = withoutApiKeys(typed.trim().replace(/\s+/g, ' '))
      if (title === '') return false
      const opened = await repo
      const changed = await opened.change(
        conversationId,
        (stored) => stored && { ...stored, title },
      )
      await tellOf(conversationId)
      return changed !== null
    },
    starConversations: async (ids, starred) => {
      const opened = await repo
      for (const id of ids) await opened.change(id, (stored) => stored && { ...stored, starred })
      await tellOf(...ids)
    },
    deleteConversations: async (ids) => {
      if (ids.length === 0) return
      for (const id of ids) {
        live.stop(id)
        retries().cancelIn(id)
      }
      const openId = workspace.getState().conversationId
      const wasOpen = openId !== null && ids.includes(openId)
      if (wasOpen) workspace.setState({ conversationId: null })
      await stopElsewhere(ids)
      const hiddenAt = deps.now()
      await setHidden(ids, hiddenAt)
      undo.offer({
        label: ids.length === 1 ? 'Conversation deleted.' : `${counted(ids.length)} deleted.`,
        place: { kind: 'conversations' },
        takeBack: async () => {
          await restore(ids)
          if (wasOpen && workspace.getState().conversationId === null)
            workspace.setState({ conversationId: openId })
        },
        onGone: () => void remove(ids, hiddenAt),
      })
    },
    restoreConversations: restore,
    importConversations: async (read, choice, watch) => {
      const written = await read.write(choice, watch)
      if (!written?.ok) return written
      const ids = written.value
      await tellOf(...ids)
      const asImported = await changesOf(ids)
      if (ids.length > 0)
        undo.offer({
          label: `${counted(ids.length)} imported.`,
          place: { kind: 'conversations' },
          takeBack: async () => {
            const now = await changesOf(ids)
            // What was said in one of them since is no part of the import.
            const same = ids.filter((id) => now.get(id) === asImported.get(id))
            const kept = ids.length - same.length
            if (kept > 0)
              notices.setState({ failure: `${counted(kept)} changed since and stayed.` })
            const openId = workspace.getState().conversationId
            if (openId !== null && same.includes(openId))
              workspace.setState({ conversationId: null })
            const hiddenAt = deps.now()
            await setHidden(same, hiddenAt)
            await remove(same, hiddenAt)
          },
        })
      return ok(ids.length)
    },
  }
}

const counted = (count: number): string =>
  `${count} ${count === 1 ? 'conversation' : 'conversations'}`

const tooLate = (count: number): string =>
  `It is too late for ${counted(count)}: nothing of it is there any more.`
