import type { ReactElement, ReactNode } from 'react'

interface OuterLinkProps {
  /** Not there: nothing is shown. */
  readonly href: string | undefined
  /** Its name, where the words alone would not tell it from others; it contains them. */
  readonly label?: string
  readonly children: ReactNode
}

/** A link to a provider's own pages. */
export const OuterLink = ({ href, label, children }: OuterLinkProps): ReactElement | null =>
  href === undefined ? null : (
    <a className="link setup-link" href={href} target="_blank" rel="noreferrer" aria-label={label}>
      {children} <span aria-hidden="true">↗</span>
    </a>
  )
