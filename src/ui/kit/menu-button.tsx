import { lazy, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'

import { IconButton } from './button.tsx'
import { LazyOverlay } from './lazy-overlay.tsx'
import type { MenuPanelProps } from './menu-panel.tsx'

const MenuPanel = lazy(async () => ({ default: (await import('./menu-panel.tsx')).MenuPanel }))

interface MenuOpenerProps {
  readonly label: string
  readonly icon: ReactNode
  readonly className?: string
  /** The menu itself, which is fetched when it is first opened. */
  readonly children: (menu: Omit<MenuPanelProps, 'sections'>) => ReactElement
}

/** A button with a menu that somebody else makes. */
export function MenuOpener({ label, icon, className, children }: MenuOpenerProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        {...(className !== undefined && { className })}
        onClick={() => setIsOpen((was) => !was)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setIsOpen(true)
        }}
      >
        {icon}
      </IconButton>
      <LazyOverlay isWanted={isOpen}>
        {isOpen && children({ id, label, button, onClose: () => setIsOpen(false) })}
      </LazyOverlay>
    </>
  )
}

interface MenuButtonProps
  extends Omit<MenuOpenerProps, 'children'>, Pick<MenuPanelProps, 'sections'> {}

/** A button with a menu. The menu's code comes with its first opening. */
export const MenuButton = ({ sections, ...opener }: MenuButtonProps): ReactElement => (
  <MenuOpener {...opener}>{(menu) => <MenuPanel {...menu} sections={sections} />}</MenuOpener>
)
