import { ok } from '../../core/result.ts'
import { isFinal } from '../../core/run/run.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import type { Retries } from './retries.ts'

/** The commands on whole conversations. */
export type ConversationActions = Pick<
  Commands,
  | 'newConversation'
  | 'openConversation'
  | 'prepareSearch'
  | 'renameConversation'
  | 'starConversations'
  | 'deleteConversations'
  | 'importConversations'
> & {
  /** Follows what is still being answered in a conversation, and lets go of what another tab saw end. */
  resumeRuns(conversationId: string): Promise<void>
}

/** Deleting hides first, and deletes when it can no longer be taken back. */
export function createConversationActions(
  context: CommandContext,
  retries: () => Retries,
): ConversationActions {
  const { deps, workspace, documents, live, undo, repo } = context

  async function resumeRuns(conversationId: string): Promise<void> {
    const document = await documents.read(conversationId)
    for (const run of Object.values(document?.runs ?? {})) {
      if (!isFinal(run)) live.resume(conversationId, run)
      else if (run.status !== 'interrupted' && live.store.getState().live[run.id]) live.drop(run.id)
    }
  }

  async function tellOf(...ids: readonly string[]): Promise<void> {
    await documents.refresh(...ids)
    documents.announceChange(...ids)
  }

  async function setHidden(ids: readonly string[], hiddenAt: number | null): Promise<void> {
    await (await repo).setHidden(ids, hiddenAt)
    await tellOf(...ids)
  }

  return {
    newConversation: () => workspace.setState({ conversationId: null }),
    openConversation: (conversationId) => {
      workspace.setState({ conversationId })
      void resumeRuns(conversationId)
    },
    prepareSearch: async () => (await repo).prepareSearch(),
    renameConversation: async (conversationId, typed) => {
      const title = typed.trim().replace(/\s+/g, ' ')
      if (title === '') return
      const opened = await repo
      await opened.change(conversationId, (stored) => stored && { ...stored, title })
      await tellOf(conversationId)
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
      const hiddenAt = deps.now()
      await setHidden(ids, hiddenAt)
      undo.offer({
        label: ids.length === 1 ? 'Conversation deleted.' : `${ids.length} conversations deleted.`,
        place: { kind: 'conversations' },
        takeBack: async () => {
          await setHidden(ids, null)
          if (wasOpen && workspace.getState().conversationId === null)
            workspace.setState({ conversationId: openId })
        },
        onGone: () => void repo.then((opened) => opened.purge(hiddenAt)),
      })
    },
    importConversations: async (read, choice, watch) => {
      const written = await read.write(choice, watch)
      if (!written?.ok) return written
      const ids = written.value
      await tellOf(...ids)
      if (ids.length > 0)
        undo.offer({
          label: `${ids.length} ${ids.length === 1 ? 'conversation' : 'conversations'} imported.`,
          place: { kind: 'conversations' },
          takeBack: async () => {
            const openId = workspace.getState().conversationId
            if (openId !== null && ids.includes(openId))
              workspace.setState({ conversationId: null })
            await (await repo).remove(ids)
            await tellOf(...ids)
          },
        })
      return ok(ids.length)
    },
    resumeRuns,
  }
}
