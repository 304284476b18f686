import { memo, type ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import type { Run } from '../../../core/run/run.ts'
import { Answer } from './answer.tsx'
import { DeletedLine } from './deleted-line.tsx'
import { ExcludedLine } from './excluded-line.tsx'
import { UserMessage } from './user-message.tsx'
import { WrittenMessage } from './written-message.tsx'

/** A message with all that is known of it above. None of it changes while another one streams. */
export interface EntryProps {
  readonly node: ConversationNode
  /** Ids of its variants, oldest first, itself included. */
  readonly variants: readonly string[]
  /** Its place among the messages of its speaker, from 1. */
  readonly ordinal: number
  readonly isLast: boolean
  readonly isEditing: boolean
  /** The runs of an answer as they lie on disk, in order; empty for what no run made. */
  readonly saved: readonly Run[]
  /** One of its runs is in flight. */
  readonly isLive: boolean
}

const haveSameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])

export const isSameEntry = (a: EntryProps, b: EntryProps): boolean =>
  a.node === b.node &&
  a.ordinal === b.ordinal &&
  a.isLast === b.isLast &&
  a.isEditing === b.isEditing &&
  a.isLive === b.isLive &&
  haveSameItems(a.variants, b.variants) &&
  haveSameItems(a.saved, b.saved)

/** Memoised: a change of one message leaves the others as they are. */
export const Entry = memo(function Entry(props: EntryProps): ReactElement {
  const { node } = props
  if (node.isDeleted) return <DeletedLine nodeId={node.id} />
  return (
    <>
      {node.isExcluded && <ExcludedLine nodeId={node.id} />}
      <Message {...props} />
    </>
  )
}, isSameEntry)

function Message(props: EntryProps): ReactElement {
  const { node, variants, ordinal, isLast, isEditing, saved, isLive } = props
  if (node.role === 'assistant')
    return <Answer {...{ node, variants, ordinal, isLast, saved, isLive }} />
  if (node.role === 'written')
    return <WrittenMessage node={node} ordinal={ordinal} isLast={isLast} />
  return <UserMessage node={node} variants={variants} ordinal={ordinal} isEditing={isEditing} />
}
