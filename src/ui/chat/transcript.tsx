import { memo, type ReactElement, type Ref } from 'react'

import type { PathEntry } from '../access/use-conversation.ts'
import { EmptyState } from './empty-state.tsx'
import { Answer } from './message/answer.tsx'
import { DeletedLine } from './message/deleted-line.tsx'
import { UserMessage } from './message/user-message.tsx'
import { WrittenMessage } from './message/written-message.tsx'

interface TranscriptProps {
  readonly path: readonly PathEntry[]
  /** The conversation is still being read: neither empty nor full. */
  readonly isLoading: boolean
  readonly editingId: string | null
  readonly onFilled: () => void
  readonly logRef: Ref<HTMLDivElement>
  readonly contentRef: Ref<HTMLDivElement>
}

/** The conversation. Not a live region: it changes with every token (ux.md §1.8). */
export function Transcript(props: TranscriptProps): ReactElement {
  const { path, isLoading, editingId, onFilled, logRef, contentRef } = props
  const visible = path.filter(({ node }) => !node.isDeleted)
  const lastId = visible.at(-1)?.node.id
  const ordinals = ordinalsOf(path)
  return (
    // A log that scrolls must be reachable by keyboard; it has no other role to take one.
    <div
      ref={logRef}
      id="log"
      className="log"
      role="log"
      aria-live="off"
      aria-label="Conversation"
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex
    >
      <div ref={contentRef} className="log-content" data-empty={visible.length === 0 || undefined}>
        {visible.length > 0 && <h2 className="hidden-text">Conversation</h2>}
        {path.map(({ node, variants }, i) => (
          <Entry
            key={node.id}
            node={node}
            variants={variants}
            ordinal={ordinals[i] ?? 1}
            isLast={node.id === lastId}
            isEditing={node.id === editingId}
          />
        ))}
        {visible.length === 0 && !isLoading && <EmptyState onFilled={onFilled} />}
      </div>
    </div>
  )
}

/** The place of each message among those of its speaker, from 1. Deleted ones keep theirs. */
function ordinalsOf(path: readonly PathEntry[]): readonly number[] {
  const counts = new Map<string, number>()
  return path.map(({ node }) => {
    const speaker = node.role === 'written' ? node.message.role : node.role
    const ordinal = (counts.get(speaker) ?? 0) + 1
    counts.set(speaker, ordinal)
    return ordinal
  })
}

interface EntryProps extends PathEntry {
  readonly ordinal: number
  readonly isLast: boolean
  readonly isEditing: boolean
}

const haveSameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])

/** Memoised: a change of one message leaves the others as they are. */
const Entry = memo(
  function Entry({ node, variants, ordinal, isLast, isEditing }: EntryProps): ReactElement {
    if (node.isDeleted) return <DeletedLine nodeId={node.id} />
    if (node.role === 'assistant')
      return <Answer node={node} variants={variants} ordinal={ordinal} isLast={isLast} />
    if (node.role === 'written')
      return <WrittenMessage node={node} ordinal={ordinal} isLast={isLast} />
    return <UserMessage node={node} variants={variants} ordinal={ordinal} isEditing={isEditing} />
  },
  (a, b) =>
    a.node === b.node &&
    a.ordinal === b.ordinal &&
    a.isLast === b.isLast &&
    a.isEditing === b.isEditing &&
    haveSameItems(a.variants, b.variants),
)
