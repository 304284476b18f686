import type { Client } from '../../client/client.ts'
import { copyText } from '../kit/copy-text.ts'
import type { Keys } from './key-press.ts'
import { lastAnswerText } from './last-answer.ts'
import type { PageHands } from './page-hands.ts'
import { pageShortcuts, type ShortcutId } from './page-shortcuts.ts'

/**
 * Something a user can want of the page, written once: the keyboard, the menus, the command palette
 * and the list of keys all read it.
 */
export interface Intent {
  readonly id: string
  readonly label: string
  /** What it is one of: "Theme". */
  readonly group?: string
  /** Other words it may be looked for by. */
  readonly words?: string
  readonly keys?: Keys
  readonly otherKeys?: Keys
  /** In a text field its keys mean something else. */
  readonly isOutsideText?: true
  /** What can be done just now; without it, always. */
  readonly isOffered?: (hands: PageHands) => boolean
  /** Of a choice: whether it is the one that holds. */
  readonly isOn?: (hands: PageHands) => boolean
  readonly run: (hands: PageHands) => unknown
}

/** Those with keys of their own. `more-intents.ts` has the others. */
export const keyIntents: readonly Intent[] = [
  {
    id: 'palette',
    label: 'Find a model or a command',
    ...pageShortcuts.palette,
    run: ({ open }) => open('palette'),
  },
  {
    id: 'copy-answer',
    label: 'Copy the last answer',
    ...pageShortcuts['copy-answer'],
    run: async ({ client, say }) => say(await copyLastAnswer(client)),
  },
  {
    id: 'previous-message',
    label: 'Previous message',
    ...pageShortcuts['previous-message'],
    run: () => focusMessage(-1),
  },
  {
    id: 'next-message',
    label: 'Next message',
    ...pageShortcuts['next-message'],
    run: () => focusMessage(1),
  },
  {
    id: 'undo',
    label: 'Undo the last delete, reset or switch',
    ...pageShortcuts.undo,
    isOffered: ({ client }) => client.notices.getState().undo.length > 0,
    run: ({ client }) => client.commands.undo(),
  },
  {
    id: 'prompts',
    label: 'Show or hide prompts and chats',
    ...pageShortcuts.prompts,
    run: ({ toggleLeft }) => toggleLeft(),
  },
  {
    id: 'history',
    label: 'History',
    words: 'all chats search',
    ...pageShortcuts.history,
    run: ({ open }) => open('history'),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    words: 'keys help',
    ...pageShortcuts.shortcuts,
    run: ({ open }) => open('shortcuts'),
  },
]

/** Does what a shortcut of the page stands for. */
export const runShortcut = (shortcut: ShortcutId, hands: PageHands): unknown =>
  keyIntents.find(({ id }) => id === shortcut)?.run(hands)

async function copyLastAnswer(client: Client): Promise<string> {
  const text = lastAnswerText(client)
  if (text === null) return 'There is no answer to copy yet.'
  return (await copyText(text)) === 'copied' ? 'Copied the last answer.' : 'Not copied.'
}

/** From the message that has the focus; from none, to the last one or the first. */
function focusMessage(step: -1 | 1): void {
  const messages = [...document.querySelectorAll<HTMLElement>('[role=log] article')]
  const current = document.activeElement?.closest<HTMLElement>('article')
  const index = current ? messages.indexOf(current) : -1
  const next = index === -1 ? messages.at(step === -1 ? -1 : 0) : messages[index + step]
  next?.focus()
}
