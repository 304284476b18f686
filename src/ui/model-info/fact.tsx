import type { ReactElement, ReactNode } from 'react'

interface FactProps {
  readonly name: string
  /** Nothing where nobody knows. */
  readonly children: ReactNode
}

/** One line of a list of facts. What is not known says so. */
export const Fact = ({ name, children }: FactProps): ReactElement => (
  <div className="contents">
    <dt className="text-ink3">{name}</dt>
    <dd className="m-0" data-unknown={!children || undefined}>
      {children || 'unknown'}
    </dd>
  </div>
)
