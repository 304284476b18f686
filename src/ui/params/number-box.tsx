import { useState, type KeyboardEvent, type ReactElement } from 'react'

import {
  clamp,
  limitNote,
  parseNumber,
  refusedNote,
  roundToStep,
  type NumberRange,
} from './number-text.ts'

interface NumberBoxProps {
  readonly id: string
  readonly value: number
  readonly range: NumberRange
  readonly isDisabled: boolean
  /** Greyed, because the value is kept but not sent. */
  readonly isFaint: boolean
  readonly describedBy: string
  readonly onChange: (value: number) => void
  /** What was done to a number that is out of range, or to what is none; null takes the note away. */
  readonly onNote: (note: string | null) => void
}

/** What stands in the box while it is typed, and the value it made. */
interface Typing {
  readonly text: string
  readonly value: number
}

/**
 * A number to type. Text, not `type=number`: that one refuses the decimal comma, or swallows it,
 * as the browser's language has it. A good number counts at once, a bad one is set right on leaving.
 */
export function NumberBox(props: NumberBoxProps): ReactElement {
  const { id, value, range, isDisabled, isFaint, describedBy, onChange, onNote } = props
  const [typing, setTyping] = useState<Typing | null>(null)
  // When the value changed by another hand (a reset, an undo) what was typed is over.
  const text = typing?.value === value ? typing.text : null

  const type = (typed: string) => {
    onNote(null)
    const number = parseNumber(typed, range.step)
    const isGood = number !== null && limitNote(number, range) === null
    setTyping({ text: typed, value: isGood ? number : value })
    if (isGood) onChange(number)
  }
  const commit = () => {
    if (text === null) return
    const number = parseNumber(text, range.step)
    setTyping(null)
    if (number === null) return onNote(refusedNote(text, value))
    onNote(limitNote(number, range))
    onChange(clamp(number, range))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return commit()
    const steps = stepsOf(event)
    if (steps === 0) return
    event.preventDefault()
    setTyping(null)
    onNote(null)
    const from = parseNumber(text ?? '', range.step) ?? value
    onChange(clamp(roundToStep(from + steps * range.step, range.step), range))
  }
  return (
    <input
      id={id}
      role="spinbutton"
      type="text"
      inputMode={range.min < 0 ? 'text' : 'decimal'}
      autoComplete="off"
      dir="ltr"
      aria-valuenow={value}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      aria-describedby={describedBy}
      disabled={isDisabled}
      data-faint={isFaint || undefined}
      className="text-field number-box"
      value={text ?? `${value}`}
      onChange={(event) => type(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}

/** An arrow is one step, with Shift or a page key ten. */
function stepsOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey) return 0
  if (key === 'PageUp' || key === 'PageDown') return key === 'PageUp' ? 10 : -10
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return 0
  return (key === 'ArrowUp' ? 1 : -1) * (shiftKey ? 10 : 1)
}
