import { useLayoutEffect, useMemo, type ReactElement, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import { editKey, type Workspace } from '../../client/stores/workspace-store.ts'
import { paintTurns } from '../markdown/paint-turns.ts'
import { useClient, useWorkspace } from '../access/client-context.tsx'
import { useDocument, useShownDocument, type PathEntry } from '../access/use-conversation.ts'
import { useProviders } from '../access/use-serving.ts'
import { entriesOf } from './filling/entries-of.ts'
import { MessageGroup } from './filling/message-group.tsx'
import { estimateHeight, inGroups } from './filling/message-groups.ts'
import { useFilling } from './filling/use-filling.ts'
import { BeyondLine } from './message/beyond-line.tsx'
import { TranscriptProvider } from './message/transcript-facts.ts'
import { useColumnWidth } from './scroll/use-column-width.ts'

interface MessagesProps {
  readonly path: readonly PathEntry[]
  readonly editingId: string | null
  readonly contentRef: RefObject<HTMLDivElement | null>
  readonly onFilling: (isFilling: boolean) => void
}

const nothingSaved = {}

/** The messages of the open conversation that are under change. */
function editedIn({ conversationId, drafts }: Workspace): readonly string[] {
  const place = editKey(conversationId, '')
  return Object.keys(drafts).flatMap((key) =>
    key.startsWith(place) ? key.slice(place.length) : [],
  )
}

/**
 * All messages, in groups. What many of them need is read here once: a query or a store that each of
 * a thousand messages listens to is a thousand listeners to call with every token.
 */
export function Messages(props: MessagesProps): ReactElement {
  const { path, editingId, contentRef, onFilling } = props
  const saved = useShownDocument()?.runs ?? nothingSaved
  const isWhole = useDocument() !== undefined
  const live = useStore(
    useClient().runs,
    useShallow((state) => Object.keys(state.live)),
  )
  const edited = useWorkspace(useShallow(editedIn))
  const standIn = useProviders()?.standIn
  const width = useColumnWidth(contentRef)
  const groups = useMemo(
    () => inGroups(entriesOf(path, { saved, live, editingId, edited })),
    [path, saved, live, editingId, edited],
  )
  const heights = useMemo(
    () =>
      groups.map((entries) =>
        entries.reduce((sum, entry) => sum + estimateHeight(entry, width), 0),
      ),
    [groups, width],
  )
  const { filler, isDone } = useFilling(groups, heights, isWhole)
  useLayoutEffect(() => {
    onFilling(!isDone)
    return () => onFilling(false)
  }, [isDone, onFilling])
  // Before the log is scrolled to its end: what stands there is in it then.
  useLayoutEffect(() => paintTurns.flush(), [])
  const facts = useMemo(() => ({ standIn, width }), [standIn, width])
  return (
    <TranscriptProvider value={facts}>
      {groups.map((entries, index) => (
        <MessageGroup
          // Groups are places: the first eight messages, the next eight.
          key={index} // oxlint-disable-line react/no-array-index-key -- a group is its place
          entries={entries}
          index={index}
          height={heights[index] ?? 0}
          filler={filler}
          isLast={index === groups.length - 1}
        />
      ))}
      {isDone && <BeyondLine />}
    </TranscriptProvider>
  )
}
