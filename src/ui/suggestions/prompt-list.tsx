import { X } from 'lucide-react'
import { useId, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'

import { IconButton } from '../kit/button.tsx'

export interface PromptItem {
  readonly id: string
  readonly text: string
  readonly isCurrent?: boolean
  readonly onChoose: () => void
  readonly removal?: { readonly label: string; readonly onRemove: () => void }
}

export interface PromptListProps {
  readonly title: string
  readonly items: readonly PromptItem[]
  /** Below the items: what can be taken back. */
  readonly notes?: readonly ReactNode[]
}

const none: readonly ReactNode[] = []

export function PromptList({ title, items, notes = none }: PromptListProps): ReactElement | null {
  const id = useId()
  if (items.length === 0 && notes.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="prompt-title">
        {title}
      </h2>
      <ul className="prompt-items">
        {items.map((item) => (
          <PromptRow key={item.id} item={item} />
        ))}
      </ul>
      {notes}
    </section>
  )
}

const PromptRow = ({ item }: { readonly item: PromptItem }): ReactElement => (
  <li className="prompt-row">
    <button
      type="button"
      data-prompt
      dir="auto"
      className="control prompt-text"
      data-look="quiet"
      aria-current={item.isCurrent || undefined}
      onClick={item.onChoose}
      onKeyDown={moveFocus}
    >
      {item.text}
    </button>
    {item.removal && (
      <IconButton
        label={item.removal.label}
        isSmall
        className="prompt-remove"
        onClick={item.removal.onRemove}
      >
        <X aria-hidden size={16} strokeWidth={1.5} />
      </IconButton>
    )}
  </li>
)

/** The arrows go from one line to the next, over all lists; Tab goes through everything. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const lists = event.currentTarget.closest('.prompt-lists')
  const rows = [...(lists?.querySelectorAll<HTMLElement>('[data-prompt]') ?? [])]
  const next = rows[rows.indexOf(event.currentTarget) + steps]
  if (!next) return
  event.preventDefault()
  next.focus()
}
