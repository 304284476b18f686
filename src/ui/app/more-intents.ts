import { ownPresets } from '../../client/commands/kept-presets.ts'
import type { Announce, Preferences } from '../../client/stores/workspace-store.ts'
import { findModel } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { apiPathOf, cataloguePath } from '../../core/catalog/paths.ts'
import type { Preset } from '../../core/presets/preset.ts'
import { shippedPresets } from '../../core/presets/shipped-presets.ts'
import { copyText } from '../kit/copy-text.ts'
import { keyIntents, type Intent } from './intents.ts'
import { deletedIds, isAnswering, lastAnswerId, lastRunId } from './last-answer.ts'
import type { PageHands } from './page-hands.ts'
import type { Theme } from './use-theme.ts'

/** The chosen model's record, which has a page; null for a model that only a provider lists. */
const shippedModel = ({ client }: PageHands): ModelRecord | null => {
  const { providerId, modelId } = client.workspace.getState().choice
  return findModel(providerId, modelId)
}

const copy = async ({ say }: PageHands, text: string, what: string): Promise<void> =>
  say((await copyText(text)) === 'copied' ? `Copied ${what}.` : 'Not copied.')

const chatIntents: readonly Intent[] = [
  {
    id: 'new-chat',
    label: 'New chat',
    words: 'conversation clear',
    run: ({ client, focusComposer }) => {
      client.commands.newConversation()
      focusComposer()
    },
  },
  {
    id: 'stop',
    label: 'Stop the answer',
    keys: ['Esc'], // the conversation obeys it
    isOffered: ({ client }) => isAnswering(client),
    run: ({ client }) => client.commands.stop(),
  },
  {
    id: 'run-again',
    label: 'Run again',
    words: 'regenerate retry',
    isOffered: ({ client }) => lastAnswerId(client) !== null && !isAnswering(client),
    run: ({ client }) => {
      const nodeId = lastAnswerId(client)
      if (nodeId !== null) return client.commands.runAgain(nodeId)
    },
  },
  {
    id: 'compare',
    label: 'Compare the last answer with another one…',
    words: 'diff difference runs',
    isOffered: ({ client }) => lastRunId(client) !== null && !isAnswering(client),
    run: ({ client, compare }) => {
      const runId = lastRunId(client)
      if (runId !== null) compare(runId)
    },
  },
  {
    id: 'bring-back',
    label: 'Bring back the deleted messages of this chat',
    words: 'restore undelete undo',
    isOffered: ({ client }) => deletedIds(client).length > 0,
    run: async ({ client, say }) => {
      const ids = deletedIds(client)
      for (const id of ids) await client.commands.deleteMessage(id, false)
      say(ids.length === 1 ? 'Brought back one message.' : `Brought back ${ids.length} messages.`)
    },
  },
  { id: 'composer', label: 'Go to the composer', run: ({ focusComposer }) => focusComposer() },
  {
    id: 'import',
    label: 'Import request…',
    words: 'paste curl',
    run: ({ open }) => open('import'),
  },
  {
    id: 'export',
    label: 'Export chats, in the history',
    words: 'download save file',
    run: ({ open }) => open('history'),
  },
  { id: 'print', label: 'Print', run: () => window.print() },
]

const modelIntents: readonly Intent[] = [
  { id: 'models', label: 'Choose model…', words: 'switch', run: ({ open }) => open('models') },
  {
    id: 'copy-model-id',
    label: 'Copy model ID',
    run: (hands) => copy(hands, hands.client.workspace.getState().choice.modelId, 'the model ID'),
  },
  {
    id: 'copy-code',
    label: 'Copy the code of the next request',
    words: 'snippet curl python javascript php',
    run: async (hands) => {
      // Printers: fetched with the first code that is wanted.
      const { nextProgram } = await import('./next-program.ts')
      const program = nextProgram(hands.client)
      return program.ok ? copy(hands, program.value, 'the code') : hands.say(program.error)
    },
  },
  {
    id: 'model-page',
    label: 'The model’s API page',
    words: 'documentation price facts',
    isOffered: (hands) => shippedModel(hands) !== null,
    run: (hands) => {
      const model = shippedModel(hands)
      if (model) window.location.assign(apiPathOf(model))
    },
  },
  {
    id: 'catalogue',
    label: 'All models: the catalogue',
    run: () => window.location.assign(cataloguePath),
  },
  {
    id: 'set-up',
    label: 'Keys and providers',
    words: 'api key set up health',
    run: ({ open }) => open('setup'),
  },
]

const paneIntents: readonly Intent[] = [
  {
    id: 'show-parameters',
    label: 'Show the parameters',
    run: ({ client }) => client.commands.showTab('parameters'),
  },
  { id: 'show-code', label: 'Show the code', run: ({ client }) => client.commands.showTab('code') },
  {
    id: 'show-model',
    label: 'Show the model',
    run: ({ client }) => client.commands.showTab('model'),
  },
  {
    id: 'reset',
    label: 'Reset all parameters',
    run: ({ client }) => client.commands.resetAll(),
  },
]

/** One intent for each member of a closed set. */
const choicesOf = <T extends string>(
  group: string,
  labels: Readonly<Record<T, string>>,
  now: (hands: PageHands) => T,
  choose: (hands: PageHands, value: T) => unknown,
): readonly Intent[] =>
  // Object.entries forgets the type of the keys, which are those of the record.
  (Object.entries(labels) as [T, string][]).map(([value, label]) => ({
    id: `${group} ${value}`,
    group,
    label,
    isOn: (hands) => now(hands) === value,
    run: (hands) => choose(hands, value),
  }))

const preferencesOf = ({ client }: PageHands): Preferences =>
  client.workspace.getState().preferences

const switchFor = (
  label: string,
  isOn: (preferences: Preferences) => boolean,
  turn: (isOn: boolean) => Partial<Preferences>,
): Intent => ({
  id: label,
  group: 'Keyboard',
  label,
  isOn: (hands) => isOn(preferencesOf(hands)),
  run: (hands) => hands.client.commands.setPreferences(turn(!isOn(preferencesOf(hands)))),
})

const themeIntents = choicesOf<Theme>(
  'Theme',
  { system: 'System', light: 'Light', dark: 'Dark' },
  ({ theme }) => theme,
  ({ setTheme }, theme) => setTheme(theme),
)

const followIntents = choicesOf<'follow' | 'stay'>(
  'While answering',
  { follow: 'Follow the end', stay: 'Stay at the start' },
  (hands) => (preferencesOf(hands).followsAnswer ? 'follow' : 'stay'),
  ({ client }, value) => client.commands.setPreferences({ followsAnswer: value === 'follow' }),
)

const announceIntents = choicesOf<Announce>(
  'Announce answers',
  { off: 'Off', boundaries: 'Start and end', full: 'Full text when complete' },
  (hands) => preferencesOf(hands).announce,
  ({ client }, announce) => client.commands.setPreferences({ announce }),
)

const keyboardIntents: readonly Intent[] = [
  switchFor(
    'Enter makes a new line',
    ({ enterSends }) => !enterSends,
    (isOn) => ({ enterSends: !isOn }),
  ),
  switchFor(
    'Single-key shortcuts',
    ({ hasKeyShortcuts }) => hasKeyShortcuts,
    (hasKeyShortcuts) => ({ hasKeyShortcuts }),
  ),
]

const presetIntent = ({ id, name }: Preset): Intent => ({
  id: `preset ${id}`,
  group: 'Preset',
  label: name,
  run: ({ client }) => client.commands.applyPreset(id),
})

/** Everything that can be wanted of the page as it is. */
export const allIntents = ({ client }: PageHands): readonly Intent[] => [
  ...chatIntents,
  ...keyIntents,
  ...modelIntents,
  ...paneIntents,
  ...themeIntents,
  ...followIntents,
  ...announceIntents,
  ...keyboardIntents,
  ...[...shippedPresets, ...ownPresets(client.workspace.getState())].map(presetIntent),
]
