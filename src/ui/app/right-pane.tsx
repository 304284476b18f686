import type { ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { initialRightPx, rightRange } from './right-width.ts'
import { SettingsTabs } from './settings-tabs.tsx'
import { Splitter } from './splitter.tsx'

/** The settings beside the conversation. */
export function RightPane({ width }: { readonly width: number }): ReactElement {
  const { setLayout } = useCommands()
  return (
    <aside aria-label="Run settings" className="shell-right">
      <Splitter
        width={width}
        {...rightRange}
        initial={initialRightPx}
        onChange={(rightWidth) => setLayout({ rightWidth })}
      />
      <SettingsTabs />
    </aside>
  )
}
