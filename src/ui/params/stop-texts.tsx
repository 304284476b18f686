import { X } from 'lucide-react'
import { useRef, useState, type ReactElement } from 'react'

import { readStop, showStop } from './stop-text.ts'

interface StopTextsProps {
  readonly id: string
  readonly texts: readonly string[]
  /** How many there may be. */
  readonly most: number
  readonly isDisabled: boolean
  readonly describedBy: string
  readonly onAdd: (text: string) => void
  readonly onRemove: (text: string) => void
}

/** The texts as chips, and a field for one more: Enter adds it, and so does leaving the field. */
export function StopTexts(props: StopTextsProps): ReactElement {
  const { id, texts, most, isDisabled, describedBy, onAdd, onRemove } = props
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const add = () => {
    const text = readStop(typed)
    setTyped('')
    if (text !== '' && !texts.includes(text)) onAdd(text)
  }
  return (
    <form
      className="stop-texts"
      // A form, because the browser knows which Enter ends a word of an input method.
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      {texts.map((text) => (
        <StopChip
          key={text}
          text={text}
          isDisabled={isDisabled}
          onRemove={() => {
            onRemove(text)
            field.current?.focus()
          }}
        />
      ))}
      <input
        ref={field}
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        placeholder={texts.length === 0 ? 'END, \\n\\n, …' : 'One more'}
        disabled={isDisabled}
        readOnly={texts.length >= most}
        className="text-field stop-field"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
      />
    </form>
  )
}

interface StopChipProps {
  readonly text: string
  readonly isDisabled: boolean
  readonly onRemove: () => void
}

function StopChip({ text, isDisabled, onRemove }: StopChipProps): ReactElement {
  const shown = showStop(text)
  const label = `Remove stop text ${shown}`
  return (
    <span className="stop-chip">
      <bdi className="stop-word">{shown}</bdi>
      <button
        type="button"
        aria-label={label}
        title={label}
        className="control"
        data-look="quiet"
        data-shape="small"
        disabled={isDisabled}
        onClick={onRemove}
      >
        <X aria-hidden size={14} strokeWidth={1.75} />
      </button>
    </span>
  )
}
