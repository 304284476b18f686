import type { ReactElement } from 'react'

import { useWorkspace } from '../access/client-context.tsx'
import { Kbd } from '../kit/kbd.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { keyIntents } from './intents.ts'
import { isMac, type Keys } from './key-press.ts'

interface Shortcut {
  readonly keys: readonly Keys[]
  readonly does: string
}

/** What the conversation obeys. */
const chatShortcuts = (enterSends: boolean): readonly Shortcut[] => [
  { keys: [enterSends ? ['Enter'] : ['Mod', 'Enter']], does: 'Send' },
  { keys: [enterSends ? ['Shift', 'Enter'] : ['Enter']], does: 'New line' },
  { keys: [['Mod', 'Enter']], does: 'Send, from anywhere on the page' },
  { keys: [['Esc']], does: 'Close what is open; otherwise stop the answer' },
  { keys: [['↑']], does: 'In an empty composer: edit your last message' },
]

/** What the page obeys. */
const pageShortcuts = keyIntents.map(({ keys, otherKeys, label, isOutsideText }): Shortcut => ({
  keys: [keys, otherKeys].filter((each) => each !== undefined),
  does: isOutsideText ? `${label}, outside text fields` : label,
}))

/** Every key that does something. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const enterSends = useWorkspace((workspace) => workspace.preferences.enterSends)
  return (
    <Sheet title="Keyboard shortcuts" side="center" onClose={onClose}>
      <dl className="m-0 grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2 p-4 text-dense">
        {[...chatShortcuts(enterSends), ...pageShortcuts].map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex flex-col gap-1">
              {keys.map((each) => (
                <KeyRow key={each.join(' ')} keys={each} />
              ))}
            </dt>
            <dd className="m-0">{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}

const KeyRow = ({ keys }: { readonly keys: Keys }): ReactElement => (
  <span className="flex gap-1">
    {keys.map((key) => (
      <Kbd key={key}>{key === 'Mod' ? modName() : key}</Kbd>
    ))}
  </span>
)

const modName = (): string => (isMac() ? '⌘' : 'Ctrl')
