import type { ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { initialRightPx } from './right-width.ts'
import { SettingsTabs } from './settings-tabs.tsx'
import { Splitter } from './splitter.tsx'

interface RightPaneProps {
  readonly width: number
  readonly range: { readonly min: number; readonly max: number }
  /** Where code lies over the page instead of being here. */
  readonly onShowCode: (() => void) | null
}

/** The settings beside the conversation. */
export function RightPane({ width, range, onShowCode }: RightPaneProps): ReactElement {
  const { setLayout } = useCommands()
  return (
    <aside aria-label="Run settings" className="shell-right">
      <Splitter
        width={width}
        {...range}
        initial={initialRightPx}
        onChange={(rightWidth) => setLayout({ rightWidth })}
      />
      <SettingsTabs onShowCode={onShowCode} />
    </aside>
  )
}
