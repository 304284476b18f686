import type { ReactElement } from 'react'

import type { RightTab } from '../../client/stores/workspace-store.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { Tabs } from '../kit/tabs.tsx'
import { ModelPane } from '../model-info/model-pane.tsx'
import { countChanged } from '../params/changed.ts'
import { ParamsPane } from '../params/params-pane.tsx'
import { CodePane } from '../snippets/code-pane.tsx'

/** Parameters, Code and Model, beside the conversation or in a sheet. */
export function SettingsTabs(): ReactElement {
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
      <SettingsPanel tab={tab} />
    </Tabs>
  )
}

function SettingsPanel({ tab }: { readonly tab: RightTab }): ReactElement {
  switch (tab) {
    case 'parameters':
      return <ParamsPane />
    case 'code':
      return <CodePane />
    case 'model':
      return <ModelPane />
  }
}
