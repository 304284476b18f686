import { Popover, PopoverProvider } from '@ariakit/react/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'

interface PopoverPanelProps {
  readonly id: string
  readonly label: string
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The note itself: fetched by `PopoverButton` when it is first opened. */
export function PopoverPanel(props: PopoverPanelProps): ReactElement {
  const { id, label, button, onClose, children } = props
  return (
    <PopoverProvider open setOpen={(isOpen) => !isOpen && onClose()} placement="bottom-start">
      <Popover
        id={id}
        aria-label={label}
        className="floating max-w-72 p-3 text-dense"
        gutter={4}
        portal
        finalFocus={button}
        getAnchorRect={() => button.current?.getBoundingClientRect() ?? null}
        hideOnInteractOutside={(event) => !button.current?.contains(event.target as Node | null)}
      >
        {children}
      </Popover>
    </PopoverProvider>
  )
}
