import { Dialog, DialogDismiss, DialogHeading } from '@ariakit/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode, RefObject } from 'react'

export interface SheetProps {
  readonly title: string
  readonly side: 'center' | 'start' | 'end' | 'bottom'
  readonly onClose: () => void
  readonly children: ReactNode
  /** What gets the focus; otherwise the first thing that can take it. */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** What gets the focus at the end; while it holds nothing, what had it before. */
  readonly finalFocus?: RefObject<HTMLElement | null>
}

/**
 * A dialog over the page: the focus stays in it, Escape and a press outside close it, and the focus
 * goes back to where it was. Fetched when first needed; see `LazyOverlay`.
 */
export function Sheet({
  title,
  side,
  onClose,
  children,
  initialFocus,
  finalFocus,
}: SheetProps): ReactElement {
  return (
    <Dialog
      open
      onClose={onClose}
      className="sheet"
      data-side={side}
      backdrop={<div className="scrim" />}
      {...(initialFocus && { initialFocus })}
      {...(finalFocus && { finalFocus })}
    >
      {side === 'bottom' && <div aria-hidden className="sheet-handle" />}
      <div className="sheet-head">
        <DialogHeading className="text-title font-semibold">{title}</DialogHeading>
        <DialogDismiss
          className="control"
          data-look="quiet"
          data-shape="icon"
          aria-label={`Close ${title}`}
        >
          <X aria-hidden size={20} strokeWidth={1.5} />
        </DialogDismiss>
      </div>
      <div className="sheet-body">{children}</div>
    </Dialog>
  )
}
