import type { Client } from '../../client/client.ts'
import { copyText } from '../kit/copy-text.ts'
import { isPressed, type KeyPress, type Keys } from './key-press.ts'
import { lastAnswerText } from './last-answer.ts'
import type { Overlay } from './overlays.tsx'
import type { Theme } from './use-theme.ts'

/** What an intent may take hold of. */
export interface PageHands {
  readonly client: Client
  readonly theme: Theme
  readonly setTheme: (theme: Theme) => void
  readonly open: (overlay: Overlay) => void
  readonly toggleLeft: () => void
  readonly focusComposer: () => void
  /** Says for a moment what was done and cannot be seen. */
  readonly say: (words: string) => void
}

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
  /** The conversation obeys its keys; here they are only told. */
  readonly isObeyedElsewhere?: true
  /** What can be done just now; without it, always. */
  readonly isOffered?: (hands: PageHands) => boolean
  /** Of a choice: whether it is the one that holds. */
  readonly isOn?: (hands: PageHands) => boolean
  readonly run: (hands: PageHands) => unknown
}

/** Those with keys of their own. The others, `more-intents.ts`, come when they are looked for. */
export const keyIntents: readonly Intent[] = [
  {
    id: 'palette',
    label: 'Find a model or a command',
    keys: ['Mod', 'K'],
    otherKeys: ['Mod', '/'],
    run: ({ open }) => open('palette'),
  },
  {
    id: 'copy-answer',
    label: 'Copy the last answer',
    keys: ['Mod', 'Shift', 'C'],
    run: async ({ client, say }) => say(await copyLastAnswer(client)),
  },
  {
    id: 'previous-message',
    label: 'Previous message',
    keys: ['Alt', '↑'],
    run: () => focusMessage(-1),
  },
  { id: 'next-message', label: 'Next message', keys: ['Alt', '↓'], run: () => focusMessage(1) },
  {
    id: 'undo',
    label: 'Undo the last delete, reset or switch',
    keys: ['Mod', 'Z'],
    isOutsideText: true,
    isOffered: ({ client }) => client.notices.getState().undo.length > 0,
    run: ({ client }) => client.commands.undo(),
  },
  {
    id: 'prompts',
    label: 'Show or hide prompts and chats',
    keys: ['Mod', 'B'],
    run: ({ toggleLeft }) => toggleLeft(),
  },
  {
    id: 'history',
    label: 'History',
    words: 'all chats search',
    keys: ['Mod', 'Shift', 'H'],
    run: ({ open }) => open('history'),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    words: 'keys help',
    keys: ['?'],
    run: ({ open }) => open('shortcuts'),
  },
]

export interface KeyContext {
  readonly isMac: boolean
  /** The key would otherwise write or edit text. */
  readonly isInText: boolean
  readonly hasSingleKeys: boolean
}

/** Which intent a key press is; null when it is none. */
export function intentOf(press: KeyPress, context: KeyContext): Intent | null {
  const isFree = (keys: Keys, isOutsideText: boolean): boolean => {
    if (keys.length === 1) return context.hasSingleKeys && !context.isInText
    // On a Mac, Option and an arrow move the caret by paragraphs.
    const isForText = isOutsideText || (context.isMac && keys.includes('Alt'))
    return !(isForText && context.isInText)
  }
  const found = keyIntents.find(({ keys, otherKeys, isOutsideText = false }) =>
    [keys, otherKeys].some(
      (each) => each && isPressed(each, press, context.isMac) && isFree(each, isOutsideText),
    ),
  )
  return found ?? null
}

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
