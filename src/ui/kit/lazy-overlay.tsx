import type { ReactElement, ReactNode } from 'react'

import { LoadBoundary } from './load-boundary.tsx'

interface LazyOverlayProps {
  /** Nothing is rendered, and nothing fetched, before it is wanted. */
  readonly isWanted: boolean
  readonly children: ReactNode
}

/**
 * A dialog or menu whose code is fetched when it is first opened. When that fails the page stays as
 * it is: only the overlay does not come.
 */
export function LazyOverlay({ isWanted, children }: LazyOverlayProps): ReactElement | null {
  if (!isWanted) return null
  return (
    <LoadBoundary
      waiting={null}
      failed={
        <p role="alert" className="overlay-failed floating">
          This part could not be loaded. Reload the page to get it.
        </p>
      }
    >
      {children}
    </LoadBoundary>
  )
}
