import type { ReactElement } from 'react'

import type { CodeGrammar } from '../kit/code-view/code-lines.ts'
import { Island } from './islands/island.tsx'
import { panelIdOf } from './islands/page-tabs.tsx'
import { StaticCode } from './static-code.tsx'

/** One of several ways to write the same. */
export interface CodeTab {
  readonly id: string
  readonly label: string
  readonly fileName: string
  readonly grammar: CodeGrammar
  readonly code: string
}

interface TabbedCodeProps {
  readonly id: string
  readonly label: string
  readonly tabs: readonly CodeTab[]
  readonly areLanguages?: boolean
}

/** Several codes of which one is in sight; without scripts all of them are. */
export const TabbedCode = (props: TabbedCodeProps): ReactElement => {
  const { id, label, tabs, areLanguages = false } = props
  return (
    <div className="tabbed-code">
      <Island
        name="tabs"
        id={id}
        label={label}
        tabs={tabs.map((tab) => ({ id: tab.id, label: tab.label }))}
        areLanguages={areLanguages}
      />
      {tabs.map((tab, number) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={panelIdOf(id, tab.id)}
          aria-labelledby={`${id}-${tab.id}`}
          className="code-panel"
          data-folded={number > 0 || undefined}
        >
          <StaticCode {...tab} id={`${id}-${tab.id}-code`} />
        </div>
      ))}
    </div>
  )
}
