import './disclosure.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { ChevronRight } from 'lucide-react'
import { useId, useState, type ReactElement, type ReactNode } from 'react'

interface DisclosureProps {
  /** Its name, and what one should know of it while it is folded. */
  readonly summary: string
  readonly isInitiallyOpen?: boolean
  /** What must be seen all the same. */
  readonly whenClosed?: ReactNode
  readonly children: ReactNode
}

/** A part of the page that is folded away until it is wanted. */
export function Disclosure(props: DisclosureProps): ReactElement {
  const { summary, isInitiallyOpen = false, whenClosed, children } = props
  const [isOpen, setIsOpen] = useState(isInitiallyOpen)
  const id = useId()
  return (
    <div className="disclosure">
      <button
        type="button"
        data-look="quiet"
        className="control disclosure-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight aria-hidden className="disclosure-mark" size={16} strokeWidth={1.75} />
        <span>{summary}</span>
      </button>
      {isOpen ? <div id={id}>{children}</div> : whenClosed}
    </div>
  )
}
