import { Ellipsis, Menu, Monitor, Moon, SquarePen, Sun } from 'lucide-react'
import { lazy, type ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { Button, IconButton } from '../kit/button.tsx'
import { Kbd } from '../kit/kbd.tsx'
import { MenuOpener } from '../kit/menu-button.tsx'
import { HealthChip } from './health-chip.tsx'
import { ModelButton } from './model-button.tsx'
import type { Overlay, PageHands } from './page-hands.ts'
import { pageShortcuts } from './page-shortcuts.ts'
import { printKeys } from './print-keys.ts'
import { useHealth } from './use-health.ts'
import type { Layout } from './use-layout.ts'

const IntentMenu = lazy(async () => ({ default: (await import('./intent-menu.tsx')).IntentMenu }))

export interface AppBarProps {
  readonly layout: Layout
  readonly overlay: Overlay | null
  readonly isLeftOpen: boolean
  readonly hands: PageHands
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const
const icon = { 'aria-hidden': true, size: 20, strokeWidth: 1.5 } as const

export function AppBar(props: AppBarProps): ReactElement {
  const { layout, overlay, isLeftOpen, hands } = props
  const { newConversation } = useCommands()
  const health = useHealth()
  const { theme, open, toggleLeft } = hands
  const isNarrow = layout === 'narrow'
  const ThemeIcon = themeIcons[theme]
  return (
    <header className="shell-bar">
      <IconButton
        label="Prompts and chats"
        aria-expanded={isLeftOpen}
        className="-ms-2 bg-transparent! hover:bg-sunken!"
        onClick={toggleLeft}
      >
        <Menu {...icon} />
      </IconButton>
      {!isNarrow && <span className="shell-brand">Verbatim</span>}
      <ModelButton
        isOpen={overlay === 'models'}
        hasFacts={!isNarrow}
        health={health}
        onOpen={() => open('models')}
      />
      {!isNarrow && (
        <>
          <span className="grow" />
          <HealthChip health={health} onOpen={open} />
          <CommandsButton hasWord={layout === 'wide'} onOpen={() => open('palette')} />
          <Button look="quiet" onClick={newConversation}>
            <SquarePen aria-hidden size={16} strokeWidth={1.5} />
            New chat
          </Button>
          <MenuOpener label={`Theme: ${theme}`} icon={<ThemeIcon {...icon} />}>
            {(menu) => <IntentMenu {...menu} which="theme" hands={hands} />}
          </MenuOpener>
        </>
      )}
      <MenuOpener label="More" className="-me-2" icon={<Ellipsis {...icon} />}>
        {(menu) => <IntentMenu {...menu} which="more" hands={hands} />}
      </MenuOpener>
    </header>
  )
}

interface CommandsButtonProps {
  /** Room for more than its keys. */
  readonly hasWord: boolean
  readonly onOpen: () => void
}

/** The palette has keys of its own, which are told here. */
const CommandsButton = ({ hasWord, onOpen }: CommandsButtonProps): ReactElement => (
  <Button look="quiet" aria-haspopup="dialog" onClick={onOpen}>
    <span className={hasWord ? undefined : 'visually-hidden'}>Commands</span>
    <Kbd>{printKeys(pageShortcuts.palette.keys)}</Kbd>
  </Button>
)
