import type { ReactElement } from 'react'

import { useWorkspace } from '../access/client-context.tsx'
import {
  MenuPanel,
  type MenuPanelProps,
  type MenuRow,
  type MenuSection,
} from '../kit/menu-panel.tsx'
import type { Intent } from './intents.ts'
import { allIntents } from './more-intents.ts'
import type { PageHands } from './page-hands.ts'
import { printKeys } from './print-keys.ts'

/** What has no place of its own. */
const moreIds = [
  'new-chat',
  'history',
  'bring-back',
  'import',
  'set-up',
  'palette',
  'shortcuts',
  'print',
]
const moreGroups = ['Theme', 'While answering', 'Announce answers', 'Keyboard']

interface IntentMenuProps extends Omit<MenuPanelProps, 'sections'> {
  readonly which: 'more' | 'theme'
  readonly hands: PageHands
}

/** A menu of intents: fetched when it is first opened. */
export function IntentMenu({ which, hands, ...menu }: IntentMenuProps): ReactElement {
  useWorkspace((workspace) => workspace.preferences) // what is ticked
  const intents = allIntents(hands)
  const groups = (which === 'theme' ? ['Theme'] : moreGroups).map((group): MenuSection => ({
    title: group,
    rows: intents.filter((intent) => intent.group === group).map((intent) => rowOf(intent, hands)),
  }))
  const actions = moreIds.flatMap((id) =>
    intents.filter(({ id: each, isOffered }) => each === id && isOffered?.(hands) !== false),
  )
  const more: MenuSection = { title: null, rows: actions.map((intent) => rowOf(intent, hands)) }
  return <MenuPanel {...menu} sections={which === 'theme' ? groups : [more, ...groups]} />
}

function rowOf(intent: Intent, hands: PageHands): MenuRow {
  const { label, keys, group, isOn, run } = intent
  if (isOn) {
    const shared = { label, isOn: isOn(hands) }
    return group === 'Keyboard'
      ? { kind: 'check', ...shared, onChange: () => void run(hands) }
      : { kind: 'option', ...shared, onChoose: () => void run(hands) }
  }
  return {
    kind: 'action',
    label,
    ...(keys && { keys: printKeys(keys) }),
    onChoose: () => void run(hands),
  }
}
