import { lazy, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'

import { IconButton } from './button.tsx'
import { LazyOverlay } from './lazy-overlay.tsx'

const PopoverPanel = lazy(async () => ({
  default: (await import('./popover-panel.tsx')).PopoverPanel,
}))

interface PopoverButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** A small button with a note: by click, key or touch, never by hovering alone. */
export function PopoverButton({ label, icon, children }: PopoverButtonProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        isSmall
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen((was) => !was)}
      >
        {icon}
      </IconButton>
      <LazyOverlay isWanted={isOpen}>
        <PopoverPanel id={id} label={label} button={button} onClose={() => setIsOpen(false)}>
          {children}
        </PopoverPanel>
      </LazyOverlay>
    </>
  )
}
