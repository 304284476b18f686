import { Component, type ReactNode } from 'react'

interface MessageBoundaryProps {
  /** Shown as it is when it cannot be shown as meant. */
  readonly text: string
  /** A change tries again: the whole message may be fine where a part of it was not. */
  readonly isLive: boolean
  readonly children: ReactNode
}

interface MessageBoundaryState {
  readonly hasFailed: boolean
  readonly isLive: boolean
}

/** One message that cannot be rendered is shown as plain text; the others never notice. */
export class MessageBoundary extends Component<MessageBoundaryProps, MessageBoundaryState> {
  override state: MessageBoundaryState = { hasFailed: false, isLive: this.props.isLive }

  static getDerivedStateFromError(): Partial<MessageBoundaryState> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps(
    { isLive }: MessageBoundaryProps,
    state: MessageBoundaryState,
  ): MessageBoundaryState | null {
    return isLive === state.isLive ? null : { hasFailed: false, isLive }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <>
        <p className="boundary-note">This message cannot be formatted. Here it is as it came.</p>
        <div className="message-body plain-text" dir="auto">
          {this.props.text}
        </div>
      </>
    )
  }
}
