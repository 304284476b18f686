import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type ReactElement } from 'react'

import { groupByDay } from './day-groups.ts'
import { HistoryRow, type RowActions } from './history-row.tsx'
import type { Selection } from './use-selection.ts'
import type { HistoryItem } from './use-history-items.ts'

interface HistoryListProps extends RowActions {
  readonly items: readonly HistoryItem[]
  readonly openId: string | null
  readonly selection: Selection
  /** Epoch milliseconds. */
  readonly now: number
}

type Line = { readonly title: string } | { readonly item: HistoryItem }

/** In px, before they are measured. */
const guessedHeights = { title: 32, item: 56 }

/** All rows, of which only those in sight are made: there may be thousands. */
export function HistoryList(props: HistoryListProps): ReactElement {
  const { items, openId, selection, now, ...actions } = props
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(items, now), [items, now])
  // oxlint-disable-next-line react/incompatible-library -- it changes with every scroll: nothing here is to be remembered
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const line = lines[index]
      return line && 'title' in line ? guessedHeights.title : guessedHeights.item
    },
    getItemKey: (index) => keyOf(lines[index]),
    overscan: 12,
  })
  return (
    <div ref={scroller} className="history-list">
      <div
        role="list"
        aria-label="Chats"
        className="history-lines"
        style={{ blockSize: list.getTotalSize() }}
      >
        {list.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={index}
              // Each row says its day by itself: to a list of rows the day above them is no item.
              {...(line && 'item' in line ? { role: 'listitem' } : { 'aria-hidden': true })}
              className="history-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {line && 'title' in line && <div className="prompt-title">{line.title}</div>}
              {line && 'item' in line && (
                <HistoryRow
                  {...actions}
                  item={line.item}
                  isOpen={line.item.id === openId}
                  isTicked={selection.has(line.item.id)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const linesOf = (items: readonly HistoryItem[], now: number): readonly Line[] =>
  groupByDay(items, now).flatMap((group) => [
    { title: group.title },
    ...group.items.map((item) => ({ item })),
  ])

const keyOf = (line: Line | undefined): string =>
  line && 'item' in line ? line.item.id : `day ${line?.title}`
