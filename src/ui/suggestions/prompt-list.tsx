import { X } from 'lucide-react'
import { useId, type ReactElement, type ReactNode } from 'react'

import { IconButton } from '../kit/button.tsx'

export interface PromptItem {
  readonly id: string
  readonly text: string
  readonly isCurrent?: boolean
  readonly onChoose: () => void
  readonly removal?: { readonly label: string; readonly onRemove: () => void }
}

interface PromptListProps {
  readonly title: string
  readonly items: readonly PromptItem[]
  /** Below the items: what can be taken back. */
  readonly notes?: readonly ReactNode[]
}

export function PromptList({ title, items, notes = [] }: PromptListProps): ReactElement | null {
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
