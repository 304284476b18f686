import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
} from 'react'

import type { CatalogEntry } from '../../core/catalog/entries.ts'
import { EntryRow } from './entry-row.tsx'

interface EntryListProps {
  readonly entries: readonly CatalogEntry[]
  readonly providerIds: readonly string[]
  readonly providerNames: ReadonlyMap<string, string>
}

/** So few are all in the page: it can be read without scripts, and searched by the browser. */
const mostWhole = 24

/** In px, before they are measured. */
const guessedHeight = 83

/** All rows; of many only those in sight, and the one that has the focus, are made. */
export const EntryList = memo(function EntryList(props: EntryListProps): ReactElement {
  const { entries, ...shown } = props
  const list = useRef<HTMLUListElement>(null)
  const isWhole = entries.length <= mostWhole
  const [focused, setFocused] = useState<number | null>(null)
  const [top, setTop] = useState(0)
  // What comes and goes above moves the list by a line or two, which is less than the overscan.
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY)
  }, [entries])
  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range)
      if (focused === null || focused >= range.count || rows.includes(focused)) return rows
      return [...rows, focused].toSorted((a, b) => a - b)
    },
    [focused],
  )
  // oxlint-disable-next-line react/incompatible-library -- it changes with every scroll: nothing here is to be remembered
  const virtual = useWindowVirtualizer({
    count: entries.length,
    enabled: !isWhole,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 6,
    scrollMargin: top,
    rangeExtractor,
  })
  const rows = isWhole
    ? entries.map((_, index) => ({ index, start: null }))
    : virtual.getVirtualItems().map(({ index, start }) => ({ index, start }))

  // A row that was out of sight is there now: the extractor keeps the one that is wanted.
  useEffect(() => {
    if (focused === null) return
    const row = list.current?.querySelector(`[data-index="${focused}"]`)
    if (row && !row.contains(document.activeElement)) openLinkIn(row)?.focus()
  }, [focused])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys come up from the links in here
    <ul
      ref={list}
      className="entry-list"
      data-virtual={!isWhole || undefined}
      style={isWhole ? undefined : { blockSize: virtual.getTotalSize() }}
      onFocus={(event) => setFocused(indexOf(event))}
      onBlur={() => setFocused(null)}
      onKeyDown={(event) => {
        const step = stepOf(event)
        const index = indexOf(event)
        if (step === 0 || index === null) return
        const next = index + step
        if (next < 0 || next >= entries.length) return
        event.preventDefault()
        setFocused(next)
      }}
    >
      {rows.map(({ index, start }) => {
        const entry = entries[index]
        return (
          entry && (
            <li
              key={entry.key}
              className="entry"
              ref={isWhole ? undefined : virtual.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              style={start === null ? undefined : { transform: `translateY(${start - top}px)` }}
            >
              <EntryRow {...shown} entry={entry} />
            </li>
          )
        )
      })}
    </ul>
  )
})

const openLinkIn = (row: Element): HTMLElement | null => row.querySelector('[data-open]')

function indexOf({ target }: FocusEvent | KeyboardEvent): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return row ? Number(row.dataset['index']) : null
}

/** The arrows go from model to model; Tab goes through everything. */
function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): -1 | 0 | 1 {
  if (altKey || ctrlKey || metaKey || shiftKey) return 0
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
}
