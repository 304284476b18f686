import type { ReactElement, ReactNode } from 'react'

import { LoadBoundary } from './load-boundary.tsx'

interface LazyPanelProps {
  /** What is being fetched: "The code". */
  readonly what: string
  /** CSS pixels it will take at least, so that nothing below it jumps when it arrives. */
  readonly height: number
  readonly children: ReactNode
}

/** A part of a pane that is fetched when it is first looked at. */
export function LazyPanel({ what, height, children }: LazyPanelProps): ReactElement {
  return (
    <LoadBoundary
      waiting={
        <div className="lazy-panel" style={{ minBlockSize: height }}>
          <span className="visually-hidden">{what} is being loaded.</span>
        </div>
      }
      failed={
        <p role="alert" className="m-0 text-dense text-bad-text">
          {what} could not be loaded. Reload the page to get it.
        </p>
      }
    >
      {children}
    </LoadBoundary>
  )
}
