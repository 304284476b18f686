import './site-bar.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import type { ReactElement, ReactNode } from 'react'

interface SiteBarProps {
  /** The page that is open, when it is one of these. */
  readonly current?: 'models'
  /** What stands at its end. */
  readonly children?: ReactNode
}

/** The head of every page that is a document. The playground has a bar of its own. */
export const SiteBar = ({ current, children }: SiteBarProps): ReactElement => (
  <header className="site-bar">
    <a className="site-brand" href="/">
      Verbatim
    </a>
    <nav aria-label="Site" className="site-nav">
      <a href="/">Playground</a>
      <a href="/models" aria-current={current === 'models' ? 'page' : undefined}>
        Models
      </a>
    </nav>
    {children}
  </header>
)
