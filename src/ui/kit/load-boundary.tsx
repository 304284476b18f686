import { Component, Suspense, type ReactNode } from 'react'

interface LoadBoundaryProps {
  /** Stands there until the part has arrived. */
  readonly waiting: ReactNode
  /** Stands there when it cannot be fetched: offline, or a newer version was deployed. */
  readonly failed: ReactNode
  readonly children: ReactNode
}

/** Around a part of the page that is fetched when it is wanted: the rest of the page never waits. */
export class LoadBoundary extends Component<LoadBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError = () => ({ hasFailed: true })

  override render(): ReactNode {
    if (this.state.hasFailed) return this.props.failed
    return <Suspense fallback={this.props.waiting}>{this.props.children}</Suspense>
  }
}
