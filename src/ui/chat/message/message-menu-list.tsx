import { Menu, MenuItem, useMenuStore } from '@ariakit/react'
import { useLayoutEffect, type ReactElement, type RefObject } from 'react'

import type { MenuEntry } from './menu-entry.ts'

interface MessageMenuListProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The open menu; it gives the focus back to its button. */
export function MessageMenuList(props: MessageMenuListProps): ReactElement {
  const { label, entries, button, onClose } = props
  const store = useMenuStore({
    open: true,
    setOpen: (isOpen) => {
      if (!isOpen) onClose()
    },
    placement: 'bottom-end',
  })
  useLayoutEffect(() => store.setInitialFocus('first'), [store])
  return (
    <Menu
      store={store}
      className="menu"
      aria-label={label}
      gutter={4}
      getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
      finalFocus={button}
      // Out of the message, which clips what leaves it; modal, so that no focus sentinels are needed.
      portal
      portalElement={(place) => place.closest<HTMLElement>('.conversation')}
      fixed
      modal
      backdrop={false}
      preventBodyScroll={false}
    >
      {entries.map((entry) => (
        <MenuItem key={entry.label} className="menu-item" onClick={entry.onChoose}>
          {entry.icon}
          {entry.label}
        </MenuItem>
      ))}
    </Menu>
  )
}
