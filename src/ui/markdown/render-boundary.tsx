import { Component, type ReactNode } from 'react'

type Props = {
  /** What to show instead when something below throws. */
  readonly fallback: ReactNode
  /** Another key is another text, worth another try. */
  readonly resetKey: unknown
  readonly children: ReactNode
}

type State = { readonly failedKey: unknown; readonly hasFailed: boolean }

/** A class because React catches errors nowhere else. What fails below it costs only itself. */
export class RenderBoundary extends Component<Props, State> {
  override state: State = { failedKey: null, hasFailed: false }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (props.resetKey === state.failedKey) return null
    return { failedKey: props.resetKey, hasFailed: false }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
