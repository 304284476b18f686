import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react'
import { Ellipsis } from 'lucide-react'
import type { ReactElement } from 'react'

export interface MenuEntry {
  readonly label: string
  readonly icon: ReactElement
  readonly onChoose: () => void
}

interface MessageMenuProps {
  /** The accessible name: `More actions for answer 3`. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

/** The actions that are needed less often. */
export function MessageMenu({ label, entries }: MessageMenuProps): ReactElement {
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="icon-button" aria-label={label}>
        <Ellipsis aria-hidden size={16} strokeWidth={1.5} />
      </MenuButton>
      <Menu
        className="menu"
        aria-label={label}
        gutter={4}
        // Out of the message, which clips what leaves it; modal, so that no focus sentinels are needed.
        portal
        portalElement={(place) => place.closest<HTMLElement>('.conversation')}
        fixed
        modal
        backdrop={false}
        preventBodyScroll={false}
        unmountOnHide
      >
        {entries.map((entry) => (
          <MenuItem key={entry.label} className="menu-item" onClick={entry.onChoose}>
            {entry.icon}
            {entry.label}
          </MenuItem>
        ))}
      </Menu>
    </MenuProvider>
  )
}
