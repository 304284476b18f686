import { fail } from '../../core/result.ts'
import type { Commands } from './commands.ts'
import type { CommandContext } from './context.ts'
import { fetchCommands, notFetched } from './fetched-part.ts'
import type { HistoryActions } from './history-actions.ts'
import type { MessageActions } from './message-actions.ts'
import type { Retries } from './retries.ts'

/** The commands that a first question does not need. */
export type FetchedCommands = HistoryActions &
  MessageActions &
  Pick<
    Commands,
    | 'ask'
    | 'setUpToTry'
    | 'savePreset'
    | 'applyPreset'
    | 'renamePreset'
    | 'removePreset'
    | 'readImport'
    | 'exportConversations'
  >

export function createFetchedCommands(
  context: CommandContext,
  retries: () => Retries,
): FetchedCommands {
  const { deps, repo } = context
  const history = fetchCommands(
    context,
    [
      'renameConversation',
      'starConversations',
      'deleteConversations',
      'restoreConversations',
      'importConversations',
    ],
    async () => (await import('./history-actions.ts')).createHistoryActions(context, retries),
  )
  const messages = fetchCommands(
    context,
    ['deleteMessage', 'excludeMessage', 'branchFrom', 'addMessage', 'showVariant'],
    async () => (await import('./message-actions.ts')).createMessageActions(context, retries),
  )
  const presets = fetchCommands(
    context,
    ['savePreset', 'applyPreset', 'renamePreset', 'removePreset'],
    async () => (await import('./preset-actions.ts')).createPresetActions(context),
  )
  const pages = fetchCommands(context, ['ask', 'setUpToTry'], async () =>
    (await import('./page-actions.ts')).createPageActions(context),
  )
  const reading = fetchCommands(context, ['readImport'], () => import('./import-conversations.ts'))
  const writing = fetchCommands(
    context,
    ['exportConversations'],
    () => import('./export-conversations.ts'),
  )
  return {
    ...history,
    ...messages,
    ...presets,
    ...pages,
    ask: async (text) => (await pages.ask(text)) ?? null,
    setUpToTry: async (id) => (await pages.setUpToTry(id)) ?? false,
    addMessage: async (...given) => (await messages.addMessage(...given)) ?? false,
    renameConversation: async (...given) => (await history.renameConversation(...given)) ?? false,
    importConversations: async (...given) => orFailure(await history.importConversations(...given)),
    savePreset: async (name) => orSentence(await presets.savePreset(name)),
    renamePreset: async (...given) => orSentence(await presets.renamePreset(...given)),
    readImport: async (file, watch) =>
      orFailure(await reading.readImport(deps, await repo, file, watch)),
    exportConversations: async (job) =>
      (await writing.exportConversations(await repo, job, deps.now())) ?? null,
  }
}

const orSentence = (answer: string | null | undefined): string | null =>
  answer === undefined ? notFetched : answer

const orFailure = <T>(answer: T | undefined) => (answer === undefined ? fail(notFetched) : answer)
