import { isFinal } from '../../core/run/run.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import type { Retries } from './retries.ts'

/** The commands on whole conversations. */
export type ConversationActions = Pick<
  Commands,
  'newConversation' | 'openConversation' | 'deleteConversation'
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

  async function setHidden(conversationId: string, hiddenAt: number | null): Promise<void> {
    await (await repo).setHidden(conversationId, hiddenAt)
    await documents.refresh(conversationId)
    documents.announceChange(conversationId)
  }

  return {
    newConversation: () => workspace.setState({ conversationId: null }),
    openConversation: (conversationId) => {
      workspace.setState({ conversationId })
      void resumeRuns(conversationId)
    },
    deleteConversation: async (conversationId) => {
      live.stop(conversationId)
      retries().cancelIn(conversationId)
      const wasOpen = workspace.getState().conversationId === conversationId
      if (wasOpen) workspace.setState({ conversationId: null })
      const hiddenAt = deps.now()
      await setHidden(conversationId, hiddenAt)
      undo.offer({
        label: 'Conversation deleted.',
        place: { kind: 'conversations' },
        takeBack: async () => {
          await setHidden(conversationId, null)
          if (wasOpen && workspace.getState().conversationId === null)
            workspace.setState({ conversationId })
        },
        onGone: () => void repo.then((opened) => opened.purge(hiddenAt)),
      })
    },
    resumeRuns,
  }
}
