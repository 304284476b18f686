import type { ReactElement } from 'react'

import type { RightTab } from '../../client/stores/workspace-store.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { Tabs } from '../kit/tabs.tsx'
import { countChanged } from '../params/changed.ts'
import { ParamsPane } from '../params/params-pane.tsx'
import { LazyCodePane, LazyModelPane } from './lazy-panes.tsx'

interface SettingsTabsProps {
  /** Where there is no room for code among the settings: what shows it elsewhere. */
  readonly onShowCode?: (() => void) | null
}

/** Parameters, Code and Model, beside the conversation or in a sheet. */
export function SettingsTabs({ onShowCode = null }: SettingsTabsProps): ReactElement {
  const { showTab } = useCommands()
  const tab = useWorkspace((workspace) => workspace.layout.rightTab)
  const changed = useWorkspace(countChanged)
  const tabs = [
    { id: 'parameters', label: changed ? `Parameters · ${changed} changed` : 'Parameters' },
    { id: 'code', label: 'Code' },
    { id: 'model', label: 'Model' },
  ] as const satisfies readonly { id: RightTab; label: string }[]
  return (
    <Tabs label="Run settings" tabs={tabs} value={tab} onChoose={showTab}>
      <SettingsPanel tab={tab} onShowCode={onShowCode} />
    </Tabs>
  )
}

interface SettingsPanelProps extends Required<SettingsTabsProps> {
  readonly tab: RightTab
}

function SettingsPanel({ tab, onShowCode }: SettingsPanelProps): ReactElement {
  switch (tab) {
    case 'parameters':
      return <ParamsPane />
    case 'code':
      return onShowCode ? <CodeElsewhere onShow={onShowCode} /> : <LazyCodePane />
    case 'model':
      return <LazyModelPane />
  }
}

const CodeElsewhere = ({ onShow }: { readonly onShow: () => void }): ReactElement => (
  <div className="flex flex-col items-start gap-2 text-dense text-ink2">
    Code needs more room than there is here.
    <Button onClick={onShow}>Show the code</Button>
  </div>
)
