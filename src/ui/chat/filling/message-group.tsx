import {
  memo,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
} from 'react'

import { Entry, isSameEntry, type EntryProps } from '../message/entry.tsx'
import { NearProvider } from '../message/near.ts'
import { canSkipUnseen } from './can-skip-unseen.ts'
import type { Filler } from './filler.ts'

interface MessageGroupProps {
  readonly entries: readonly EntryProps[]
  /** Its place among the groups, from 0. */
  readonly index: number
  /** About how high it is, in CSS pixels. */
  readonly height: number
  readonly filler: Filler
  /** The newest one may grow: its size is never taken from memory. */
  readonly isLast: boolean
}

/** Neighbours in the conversation, laid out only near the view; a change of one leaves the others as they are. */
export const MessageGroup = memo(
  function MessageGroup(props: MessageGroupProps): ReactElement {
    const { entries, index, height, filler, isLast } = props
    const isInTurn = useSyncExternalStore(filler.subscribe, () => filler.isFilled(index))
    const box = useRef<HTMLDivElement>(null)
    const [isNear, setIsNear] = useState(isInTurn || !canSkipUnseen())
    useLayoutEffect(() => {
      const element = box.current
      if (isNear || !element) return
      const stop = new AbortController()
      const options = { signal: stop.signal }
      const onNear = (event: Event) => {
        if ('skipped' in event && event.skipped === true) return
        filler.demand(index)
        setIsNear(true)
      }
      element.addEventListener('contentvisibilityautostatechange', onNear, options)
      window.addEventListener('beforeprint', onNear, options)
      return () => stop.abort()
    }, [isNear, filler, index])
    const isFilled = isInTurn || entries.some(({ isEditing }) => isEditing)
    return (
      <div
        ref={box}
        className="message-group"
        data-settled={!isLast || undefined}
        style={{ containIntrinsicBlockSize: `auto ${height}px` }}
      >
        <NearProvider value={isNear}>
          {isFilled && entries.map((entry) => <Entry key={entry.node.id} {...entry} />)}
        </NearProvider>
      </div>
    )
  },
  (a, b) =>
    a.index === b.index &&
    a.isLast === b.isLast &&
    a.filler === b.filler &&
    a.entries.length === b.entries.length &&
    a.entries.every((entry, i) => {
      const other = b.entries[i]
      return other !== undefined && isSameEntry(entry, other)
    }),
)
