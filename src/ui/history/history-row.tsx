import { Ellipsis, Star } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { IconButton } from '../kit/button.tsx'
import { MenuButton } from '../kit/menu-button.tsx'
import { useAttempt } from '../kit/use-attempt.ts'
import type { HistoryItem } from './use-history-items.ts'

export interface RowActions {
  readonly onOpen: (id: string) => void
  readonly onStar: (id: string, starred: boolean) => void
  /** Answers whether it has the new title. */
  readonly onRename: (id: string, title: string) => Promise<boolean>
  readonly onDelete: (id: string) => void
  readonly onExport: (id: string) => void
  readonly onToggle: (id: string, isRange: boolean) => void
}

interface HistoryRowProps extends RowActions {
  readonly item: HistoryItem
  readonly isOpen: boolean
  readonly isTicked: boolean
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const
const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** One conversation: what it is about, when it was, and what can be done with it. */
export function HistoryRow(props: HistoryRowProps): ReactElement {
  const { item, isOpen, isTicked, onOpen, onStar, onRename, onDelete, onExport, onToggle } = props
  const [isRenaming, setIsRenaming] = useState(false)
  const title = item.title || 'Untitled'
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'F2') setIsRenaming(true)
    else if (event.key === 'Delete') onDelete(item.id)
    else if (event.key === 'ArrowDown') focusRow(event.currentTarget, 1)
    else if (event.key === 'ArrowUp') focusRow(event.currentTarget, -1)
    else return
    event.preventDefault()
  }
  return (
    <div
      className="history-row"
      data-open={isOpen || undefined}
      data-ticked={isTicked || undefined}
    >
      <label className="history-tick">
        <input
          type="checkbox"
          aria-label={`Select ${title}`}
          checked={isTicked}
          // React's own event does not say whether Shift is held.
          onClick={(event) => onToggle(item.id, event.shiftKey)}
          onChange={() => {}}
        />
      </label>
      {isRenaming ? (
        <TitleField
          title={item.title}
          onRename={(typed) => onRename(item.id, typed)}
          onClose={() => setIsRenaming(false)}
        />
      ) : (
        <button
          type="button"
          data-history-row
          dir="auto"
          className="history-open"
          aria-current={isOpen || undefined}
          onClick={() => onOpen(item.id)}
          onKeyDown={onKeyDown}
        >
          <span className="history-title">{title}</span>
          <Below item={item} />
        </button>
      )}
      <IconButton
        label={item.starred ? `Unstar ${title}` : `Star ${title}`}
        className="history-star"
        aria-pressed={item.starred}
        onClick={() => onStar(item.id, !item.starred)}
      >
        <Star {...icon} fill={item.starred ? 'currentColor' : 'none'} />
      </IconButton>
      <MenuButton
        label={`More for ${title}`}
        icon={<Ellipsis {...icon} />}
        sections={[
          {
            title: null,
            rows: [
              { kind: 'action', label: 'Rename', keys: 'F2', onChoose: () => setIsRenaming(true) },
              { kind: 'action', label: 'Export…', onChoose: () => onExport(item.id) },
              { kind: 'action', label: 'Delete', keys: 'Del', onChoose: () => onDelete(item.id) },
            ],
          },
        ]}
      />
    </div>
  )
}

/** The arrows go from row to row; Tab goes through everything. */
function focusRow(from: HTMLElement, step: -1 | 1): void {
  const list = from.closest('.history-list')
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-history-row]') ?? [])]
  rows[rows.indexOf(from) + step]?.focus()
}

/** Short where the catalogue knows one. */
const nameOf = (modelId: string): string =>
  shippedModels.find(({ id }) => id === modelId)?.shortName ?? modelId

function Below({ item }: { readonly item: HistoryItem }): ReactElement {
  const { excerpt, firstWords, title, messageCount, models, updatedAt } = item
  const isSaid = excerpt === null && !firstWords.startsWith(title.replace(/…$/, ''))
  return (
    <>
      {excerpt && (
        <span className="history-excerpt">
          {excerpt.before}
          <mark>{excerpt.match}</mark>
          {excerpt.after}
        </span>
      )}
      {isSaid && <span className="history-excerpt">{firstWords}</span>}
      {/* On the side of its title, which may run from right to left. */}
      <span className="history-facts">
        <bdi dir="ltr">
          {[
            time.format(updatedAt),
            `${messageCount} ${messageCount === 1 ? 'message' : 'messages'}`,
            ...models.map(nameOf),
          ].join(' · ')}
        </bdi>
      </span>
    </>
  )
}

interface TitleFieldProps {
  readonly title: string
  readonly onRename: (typed: string) => Promise<boolean>
  readonly onClose: () => void
}

function TitleField({ title, onRename, onClose }: TitleFieldProps): ReactElement {
  const { hasFailed, attempt } = useAttempt()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const save = (value: string) => {
    if (value.trim() === '' || value === title) onClose()
    else void attempt(() => onRename(value), onClose)
  }
  return (
    <input
      ref={field}
      className="text-field history-rename"
      aria-label="Title"
      dir="auto"
      maxLength={200}
      defaultValue={title}
      aria-invalid={hasFailed || undefined}
      onBlur={({ currentTarget: { value } }) => save(value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        // Escape would close the sheet as well.
        event.preventDefault()
        event.stopPropagation()
        // It keeps the focus until its row takes it: what could not be saved can be mended at once.
        if (event.key === 'Escape') onClose()
        else save(event.currentTarget.value)
      }}
    />
  )
}
