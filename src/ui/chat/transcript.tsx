import { useLayoutEffect, useMemo, useState, type ReactElement, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import { useClient } from '../access/client-context.tsx'
import { useDocument, useShownDocument, type PathEntry } from '../access/use-conversation.ts'
import { useProviders } from '../access/use-serving.ts'
import { EmptyState } from './empty-state.tsx'
import { entriesOf } from './filling/entries-of.ts'
import { MessageGroup } from './filling/message-group.tsx'
import { estimateHeight, inGroups } from './filling/message-groups.ts'
import { useFilling } from './filling/use-filling.ts'
import { TranscriptProvider } from './message/transcript-facts.ts'
import { useColumnWidth } from './scroll/use-column-width.ts'

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
        {path.length > 0 && (
          <Messages
            key={conversationId}
            path={path}
            editingId={editingId}
            contentRef={contentRef}
            onFilling={setIsFilling}
          />
        )}
        {isEmpty && !isLoading && <EmptyState onFilled={onFilled} />}
      </div>
    </div>
  )
}

interface MessagesProps extends Pick<TranscriptProps, 'path' | 'editingId' | 'contentRef'> {
  readonly onFilling: (isFilling: boolean) => void
}

const nothingSaved = {}

/**
 * All messages, in groups. What many of them need is read here once: a query or a store that each of
 * a thousand messages listens to is a thousand listeners to call with every token.
 */
function Messages(props: MessagesProps): ReactElement {
  const { path, editingId, contentRef, onFilling } = props
  const saved = useShownDocument()?.runs ?? nothingSaved
  const isWhole = useDocument() !== undefined
  const live = useStore(
    useClient().runs,
    useShallow((state) => Object.keys(state.live)),
  )
  const standIn = useProviders()?.standIn
  const width = useColumnWidth(contentRef)
  const groups = useMemo(
    () => inGroups(entriesOf(path, { saved, live, editingId })),
    [path, saved, live, editingId],
  )
  const heights = useMemo(
    () =>
      groups.map((entries) =>
        entries.reduce((sum, entry) => sum + estimateHeight(entry, width), 0),
      ),
    [groups, width],
  )
  const { filler, isDone } = useFilling(heights, isWhole)
  useLayoutEffect(() => {
    onFilling(!isDone)
    return () => onFilling(false)
  }, [isDone, onFilling])
  const facts = useMemo(() => ({ standIn, width }), [standIn, width])
  return (
    <TranscriptProvider value={facts}>
      {groups.map((entries, index) => (
        <MessageGroup
          // Groups are places: the first eight messages, the next eight.
          key={index} // oxlint-disable-line react/no-array-index-key
          entries={entries}
          index={index}
          height={heights[index] ?? 0}
          filler={filler}
          isLast={index === groups.length - 1}
        />
      ))}
    </TranscriptProvider>
  )
}
