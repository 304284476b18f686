import { useRef, type ReactElement, type ReactNode } from 'react'

import { LoadBoundary } from './load-boundary.tsx'
import { useHeldFocus } from './use-held-focus.ts'

interface LazyOverlayProps {
  /** Nothing is rendered, and nothing fetched, before it is wanted. */
  readonly isWanted: boolean
  /** A key opens it: what is typed before it is here is not to go where the focus was. */
  readonly holdsFocus?: boolean
  readonly children: ReactNode
}

/**
 * A dialog or menu whose code is fetched when it is first opened. When that fails the page stays as
 * it is: only the overlay does not come.
 */
export function LazyOverlay(props: LazyOverlayProps): ReactElement | null {
  const { isWanted, holdsFocus = false, children } = props
  if (!isWanted) return null
  return (
    <LoadBoundary
      waiting={holdsFocus ? <EarlyPlace /> : null}
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

/** It gives the focus back as what was wanted comes, for that to remember. */
function EarlyPlace(): ReactElement {
  const place = useRef<HTMLSpanElement>(null)
  useHeldFocus(place)
  return <span ref={place} tabIndex={-1} className="visually-hidden" />
}
