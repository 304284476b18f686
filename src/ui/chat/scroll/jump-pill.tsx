import { ArrowDown } from 'lucide-react'
import type { ReactElement } from 'react'

import { scrollByWheel } from './scroller.ts'
import { usePinnedScroll, type ScrolledLog } from './use-pinned-scroll.ts'

interface JumpPillProps extends ScrolledLog {
  /** The pill goes: somebody has to take the focus. */
  readonly onJumped: () => void
}

/**
 * Keeps the end of the log in view, and leads back to it where the reader has left it. Stands in the
 * dock's own row, so that it needs no measured distance from the bottom.
 */
export function JumpPill({ onJumped, ...scrolled }: JumpPillProps): ReactElement {
  const { isBehind, jumpToLatest } = usePinnedScroll(scrolled)
  const jump = () => {
    jumpToLatest()
    onJumped()
  }
  return (
    <div className="jump-place">
      <button
        type="button"
        className="jump-pill"
        hidden={!isBehind}
        onClick={jump}
        // It does not stand in the log, and would swallow the wheel of whoever has just pressed it.
        onWheel={({ deltaY, deltaMode }) => {
          if (scrolled.logRef.current) scrollByWheel(scrolled.logRef.current, deltaY, deltaMode)
        }}
      >
        <ArrowDown aria-hidden size={16} strokeWidth={1.5} />
        Jump to latest
      </button>
    </div>
  )
}
