import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'quiet' | 'main'
  readonly ref?: Ref<HTMLButtonElement>
}

export const Button = ({ look = 'plain', className = '', ...rest }: ButtonProps): ReactElement => (
  <button type="button" data-look={look} className={`control ${className}`} {...rest} />
)

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'title'> {
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
