import { Component, type ReactNode } from 'react'

interface MessageBoundaryProps {
  /** Shown as it is when it cannot be shown as meant. */
  readonly text: string
  readonly children: ReactNode
}

/** One message that cannot be rendered is shown as plain text; the others never notice. */
export class MessageBoundary extends Component<
  MessageBoundaryProps,
  { failedText: string | null }
> {
  override state = { failedText: null as string | null }

  static getDerivedStateFromError(): { failedText: string } {
    return { failedText: '' }
  }

  override componentDidCatch(): void {
    this.setState({ failedText: this.props.text })
  }

  override componentDidUpdate(): void {
    // More text has come: perhaps it was only half of something.
    const { failedText } = this.state
    if (failedText && failedText !== this.props.text) this.setState({ failedText: null })
  }

  override render(): ReactNode {
    if (this.state.failedText === null) return this.props.children
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
