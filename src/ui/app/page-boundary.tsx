import { Component, type ReactNode } from 'react'

/** When everything else failed: plain words and a way out. What was written is on disk. */
export class PageBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError = (error: Error) => ({ error })

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <main className="page-failed">
        <h1>Verbatim stopped working</h1>
        <p>
          This is our fault, not yours. Your conversations and your draft are kept in this browser.
        </p>
        <p>
          <code>{error.message}</code>
        </p>
        <button
          type="button"
          className="control"
          data-look="main"
          onClick={() => window.location.reload()}
        >
          Reload
        </button>
      </main>
    )
  }
}
