import { useState, type ReactElement, type RefObject } from 'react'

import type { PathEntry } from '../access/use-conversation.ts'
import { EmptyState } from './empty-state.tsx'
import { useMessages } from './use-messages.ts'

interface TranscriptProps {
  readonly path: readonly PathEntry[]
  /** The conversation is still being read: neither empty nor full. */
  readonly isLoading: boolean
  readonly conversationId: string | null
  readonly editingId: string | null
  readonly onFilled: () => void
  readonly logRef: RefObject<HTMLDivElement | null>
  readonly contentRef: RefObject<HTMLDivElement | null>
}

/** The conversation. Not a live region: it changes with every token (ux.md §1.8). */
export function Transcript(props: TranscriptProps): ReactElement {
  const { path, isLoading, conversationId, editingId, onFilled, logRef, contentRef } = props
  const [isFilling, setIsFilling] = useState(false)
  const isEmpty = path.every(({ node }) => node.isDeleted)
  const { parts, hasFailed } = useMessages(path.length > 0)
  return (
    // A log that scrolls must be reachable by keyboard; it has no other role to take one.
    <div
      ref={logRef}
      id="log"
      className="log"
      role="log"
      aria-live="off"
      aria-busy={isFilling || undefined}
      aria-label="Conversation"
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
    >
      <div ref={contentRef} className="log-content" data-empty={isEmpty || undefined}>
        {!isEmpty && <h2 className="hidden-text">Conversation</h2>}
        {parts && path.length > 0 && (
          <parts.Messages
            key={conversationId}
            path={path}
            editingId={editingId}
            contentRef={contentRef}
            onFilling={setIsFilling}
          />
        )}
        {hasFailed && (
          <p role="alert">
            The messages could not be loaded yet. If they do not come in a minute, reload the page.
          </p>
        )}
        {isEmpty && !isLoading && <EmptyState onFilled={onFilled} />}
      </div>
    </div>
  )
}
