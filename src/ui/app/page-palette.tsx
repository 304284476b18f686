import { useMemo, type ReactElement, type RefObject } from 'react'

import { CommandPalette, type PaletteCommand } from '../palette/command-palette.tsx'
import type { Intent } from './intents.ts'
import { isMac } from './key-press.ts'
import { allIntents } from './more-intents.ts'
import type { PageHands } from './page-hands.ts'
import { shortcutOf } from './page-shortcuts.ts'
import { printKeys } from './print-keys.ts'

interface PagePaletteProps {
  readonly hands: PageHands
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** The palette of everything that can be done just now. */
export function PagePalette({ hands, ...shared }: PagePaletteProps): ReactElement {
  const commands = useMemo(
    () =>
      allIntents(hands)
        .filter(({ id, isOffered }) => id !== 'palette' && (isOffered?.(hands) ?? true))
        .map((intent) => commandOf(intent, hands)),
    [hands],
  )
  return <CommandPalette commands={commands} isOwnKey={isPaletteKey} {...shared} />
}

const isPaletteKey = (event: KeyboardEvent): boolean =>
  shortcutOf(event, { isMac: isMac(), isInText: true, hasSingleKeys: false }) === 'palette'

const commandOf = (intent: Intent, hands: PageHands): PaletteCommand => {
  const { id, group, label, words = '', keys, isOn } = intent
  return {
    id,
    label: group === undefined ? label : `${group}: ${label}`,
    words,
    keys: keys ? printKeys(keys) : null,
    isOn: isOn?.(hands) ?? false,
    run: () => void intent.run(hands),
  }
}
