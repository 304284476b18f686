import { isFinal } from '../../core/run/run.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'

/** The commands that choose the conversation on the page. */
export type ConversationActions = Pick<
  Commands,
  'newConversation' | 'openConversation' | 'prepareSearch'
> & {
  /** Follows what is still being answered in a conversation, and lets go of what another tab saw end. */
  resumeRuns(conversationId: string): Promise<void>
}

export function createConversationActions(context: CommandContext): ConversationActions {
  const { workspace, documents, live, repo } = context

  async function resumeRuns(conversationId: string): Promise<void> {
    const document = await documents.read(conversationId)
    for (const run of Object.values(document?.runs ?? {})) {
      if (!isFinal(run)) live.resume(conversationId, run)
      else if (run.status !== 'interrupted' && live.store.getState().live[run.id]) live.drop(run.id)
    }
  }

  return {
    newConversation: () => workspace.setState({ conversationId: null }),
    openConversation: (conversationId) => {
      workspace.setState({ conversationId })
      void resumeRuns(conversationId)
    },
    prepareSearch: async () => (await repo).prepareSearch(),
    resumeRuns,
  }
}
