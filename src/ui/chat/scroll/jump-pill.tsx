import { ArrowDown } from 'lucide-react'
import type { ReactElement } from 'react'

interface JumpPillProps {
  readonly isShown: boolean
  readonly onJump: () => void
}

/** Stands in the dock's own row, so that it needs no measured distance from the bottom. */
export function JumpPill({ isShown, onJump }: JumpPillProps): ReactElement {
  return (
    <div className="jump-place">
      <button type="button" className="jump-pill" hidden={!isShown} onClick={onJump}>
        <ArrowDown aria-hidden size={16} strokeWidth={1.5} />
        Jump to latest
      </button>
    </div>
  )
}
