import type { Conversation } from '../../core/history/conversation.ts'
import { isFinal } from '../../core/run/run.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import type { Retries } from './retries.ts'

/** The commands on whole conversations. */
export type ConversationActions = Pick<
  Commands,
  | 'newConversation'
  | 'openConversation'
  | 'renameConversation'
  | 'starConversations'
  | 'deleteConversations'
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

  async function tellOf(id: string): Promise<void> {
    await documents.refresh(id)
    documents.announceChange(id)
  }

  async function setHidden(ids: readonly string[], hiddenAt: number | null): Promise<void> {
    const opened = await repo
    for (const id of ids) await opened.setHidden(id, hiddenAt)
    for (const id of ids) await tellOf(id)
  }

  /** Without reading its runs: one of many in a list. */
  async function changeFacts(
    id: string,
    change: (stored: Conversation) => Conversation,
  ): Promise<void> {
    const written = await (await repo).change(id, (stored) => stored && change(stored))
    if (written) await tellOf(id)
  }

  return {
    newConversation: () => workspace.setState({ conversationId: null }),
    openConversation: (conversationId) => {
      workspace.setState({ conversationId })
      void resumeRuns(conversationId)
    },
    renameConversation: async (conversationId, typed) => {
      const title = typed.trim().replace(/\s+/g, ' ')
      if (title === '') return
      await changeFacts(conversationId, (stored) => ({ ...stored, title }))
    },
    starConversations: async (ids, starred) => {
      for (const id of ids) await changeFacts(id, (stored) => ({ ...stored, starred }))
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
    resumeRuns,
  }
}
