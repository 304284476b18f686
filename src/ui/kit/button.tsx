import type { ButtonHTMLAttributes, MouseEvent, ReactElement, Ref } from 'react'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'quiet' | 'main'
  readonly ref?: Ref<HTMLButtonElement>
  /** What it starts is under way: pressing it does nothing, and unlike `disabled` it keeps the focus. */
  readonly isBusy?: boolean
}

export const Button = ({
  look = 'plain',
  className = '',
  isBusy = false,
  ...rest
}: ButtonProps): ReactElement => (
  <button
    type="button"
    data-look={look}
    className={`control ${className}`}
    {...rest}
    {...(isBusy && { 'aria-disabled': true, onClick: preventDefault })}
  />
)

/** Also of a form, which a press would send. */
const preventDefault = (event: MouseEvent) => event.preventDefault()

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title' | 'isBusy'> {
  /** The accessible name: an icon has none of its own. */
  readonly label: string
  /** 24 px instead of 32, where it stands in a line of text. */
  readonly isSmall?: boolean
}

export const IconButton = ({
  label,
  look = 'quiet',
  isSmall = false,
  className = '',
  ...rest
}: IconButtonProps): ReactElement => (
  <button
    type="button"
    aria-label={label}
    title={label}
    data-look={look}
    data-shape={isSmall ? 'small' : 'icon'}
    className={`control ${className}`}
    {...rest}
  />
)
