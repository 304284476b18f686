import type { ReactElement } from 'react'

import { useWorkspace } from '../access/client-context.tsx'
import { Kbd } from '../kit/kbd.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { chatShortcuts, isMac, pageShortcuts, type Shortcut } from './shortcuts.ts'

/** Every key that does something. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const enterSends = useWorkspace((workspace) => workspace.preferences.enterSends)
  const shortcuts: readonly Shortcut[] = [
    ...chatShortcuts(enterSends),
    ...Object.values(pageShortcuts),
  ]
  const mod = isMac() ? '⌘' : 'Ctrl'
  return (
    <Sheet title="Keyboard shortcuts" side="center" onClose={onClose}>
      <dl className="m-0 grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2 p-4 text-dense">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key === 'Mod' ? mod : key}</Kbd>
              ))}
            </dt>
            <dd className="m-0">{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
