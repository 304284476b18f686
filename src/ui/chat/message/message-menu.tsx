import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react'

import type { MenuEntry } from './menu-entry.ts'

// The list with its library is 40 kB: fetched when somebody reaches for the button.
const loadList = () => import('./message-menu-list.tsx')
const MenuList = lazy(async () => ({ default: (await loadList()).MessageMenuList }))

interface MessageMenuProps {
  /** The accessible name: `More actions for answer 3`. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

const preload = () => void loadList()

/** The actions that are needed less often. */
export function MessageMenu({ label, entries }: MessageMenuProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setIsOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setIsOpen(true)
        }}
      >
        <Ellipsis aria-hidden size={16} strokeWidth={1.5} />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <MenuList
            label={label}
            entries={entries}
            button={button}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
