import { lazy, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'

import { IconButton } from './button.tsx'
import { LazyOverlay } from './lazy-overlay.tsx'
import type { MenuSection } from './menu-panel.tsx'

const MenuPanel = lazy(async () => ({ default: (await import('./menu-panel.tsx')).MenuPanel }))

interface MenuButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly sections: readonly MenuSection[]
  readonly className?: string
}

/** A button with a menu. The menu's code comes with its first opening. */
export function MenuButton({ label, icon, sections, className }: MenuButtonProps): ReactElement {
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
        <MenuPanel
          id={id}
          label={label}
          button={button}
          sections={sections}
          onClose={() => setIsOpen(false)}
        />
      </LazyOverlay>
    </>
  )
}
