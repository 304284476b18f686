import { useLayoutEffect, useState, useSyncExternalStore, type ReactElement } from 'react'

import type { Client } from '../../../client/client.ts'
import { clientLanguages } from '../../../core/snippet/snippet.ts'
import { TabList, type TabItem } from '../../kit/tabs.tsx'
import type { IslandProps } from './island-props.ts'

export interface PageTabsProps {
  /** The panels are on the page: `<id>-<tab>-panel`. */
  readonly id: string
  readonly label: string
  readonly tabs: readonly TabItem<string>[]
  /** The tabs are languages of code: the one that was chosen last, wherever it was, is chosen. */
  readonly areLanguages: boolean
}

export const panelIdOf = (id: string, tab: string): string => `${id}-${tab}-panel`

const languages = [...new Set(Object.values(clientLanguages))]

const hearNothing = () => () => {}

/** The language of code last chosen; null before the page runs, and where tabs are no languages. */
const useKeptLanguage = (client: Client | null): string | null =>
  useSyncExternalStore(
    client?.workspace.subscribe ?? hearNothing,
    () => client?.workspace.getState().code.language ?? null,
    () => null,
  )

/** Tabs for panels of the prerendered page. Without scripts all panels are in sight. */
export function PageTabs(props: IslandProps<PageTabsProps>): ReactElement {
  const { id, label, tabs, areLanguages, client } = props
  const [chosen, setChosen] = useState(tabs[0]?.id ?? '')
  const kept = useKeptLanguage(areLanguages ? client : null)
  const value = tabs.find((tab) => tab.id === kept)?.id ?? chosen

  useLayoutEffect(() => {
    for (const tab of tabs) {
      const panel = document.getElementById(panelIdOf(id, tab.id))
      // Not `hidden`: nothing could show it again where no script runs.
      panel?.toggleAttribute('data-folded', tab.id !== value)
    }
  }, [id, tabs, value])

  const choose = (tab: string) => {
    setChosen(tab)
    const language = languages.find((each) => each === tab)
    if (areLanguages && language !== undefined) client?.commands.setCode({ language })
  }
  return (
    <TabList
      id={id}
      label={label}
      tabs={tabs}
      value={value}
      onChoose={choose}
      panelOf={(tab) => panelIdOf(id, tab)}
    />
  )
}
