import { Component, Suspense, type ReactNode } from 'react'

interface LazyOverlayProps {
  /** Nothing is rendered, and nothing fetched, before it is wanted. */
  readonly isWanted: boolean
  readonly children: ReactNode
}

/**
 * A dialog or menu whose code is fetched when it is first opened. When that fails (offline, or a
 * newer version was deployed) the page stays as it is: only the overlay does not come.
 */
export class LazyOverlay extends Component<LazyOverlayProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError = () => ({ hasFailed: true })

  override render(): ReactNode {
    if (!this.props.isWanted) return null
    if (this.state.hasFailed)
      return (
        <p role="alert" className="overlay-failed floating">
          This part could not be loaded. Reload the page to get it.
        </p>
      )
    return <Suspense fallback={null}>{this.props.children}</Suspense>
  }
}
