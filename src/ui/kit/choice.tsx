import { useId, type ReactElement } from 'react'

interface ChoiceProps<T extends string> {
  /** The name of the group. */
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly isDisabled?: boolean
  readonly onChoose: (value: T) => void
}

/** One of a few, all in sight: radio buttons that look like a switch. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { label, options, value, isDisabled = false, onChoose } = props
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className="choice">
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={isDisabled}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
