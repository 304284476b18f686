import { ComboboxItem } from '@ariakit/react/combobox'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

import { formatContext } from '../kit/format-numbers.ts'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'

interface PickerRowProps {
  /** Unique in the list. */
  readonly value: string
  readonly name: ReactNode
  /** Left out where it says no more than the name. */
  readonly id?: string
  readonly contextTokens?: number | null
  readonly note?: string
  readonly isCurrent?: boolean
  readonly onChoose: () => void
}

export function PickerRow(props: PickerRowProps): ReactElement {
  const { value, name, id, contextTokens = null, note, isCurrent = false, onChoose } = props
  return (
    <ComboboxItem
      value={value}
      setValueOnClick={false}
      hideOnClick={false}
      className="picker-row"
      onClick={onChoose}
    >
      <span className="font-medium">{name}</span>
      {isCurrent && (
        <span className="self-center text-accent-text">
          <Check aria-hidden size={16} strokeWidth={2} />
          <VisuallyHidden>current</VisuallyHidden>
        </span>
      )}
      {id !== undefined && (
        <bdi dir="ltr" className="figures text-meta text-ink3">
          {id}
        </bdi>
      )}
      <span className="figures ms-auto text-meta text-ink2">
        {[contextTokens === null ? '' : formatContext(contextTokens), note ?? '']
          .filter((text) => text !== '')
          .join(' · ')}
      </span>
    </ComboboxItem>
  )
}
