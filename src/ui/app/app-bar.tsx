import { Ellipsis, Menu, Monitor, Moon, SquarePen, Sun } from 'lucide-react'
import type { ReactElement } from 'react'

import { useCommands } from '../access/client-context.tsx'
import { Button, IconButton } from '../kit/button.tsx'
import { MenuButton } from '../kit/menu-button.tsx'
import { HealthChip } from './health-chip.tsx'
import { ModelButton } from './model-button.tsx'
import { themeSection, useMoreSections } from './more-menu.ts'
import type { Overlay } from './overlays.tsx'
import { useHealth } from './use-health.ts'
import type { Layout } from './use-layout.ts'
import type { Theme } from './use-theme.ts'

export interface AppBarProps {
  readonly layout: Layout
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly overlay: Overlay | null
  readonly onOverlay: (overlay: Overlay) => void
  readonly isLeftOpen: boolean
  readonly onToggleLeft: () => void
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const
const icon = { 'aria-hidden': true, size: 20, strokeWidth: 1.5 } as const

export function AppBar(props: AppBarProps): ReactElement {
  const { layout, theme, onTheme, overlay, onOverlay, isLeftOpen, onToggleLeft } = props
  const { newConversation } = useCommands()
  const health = useHealth()
  const sections = useMoreSections(props)
  const isNarrow = layout === 'narrow'
  const ThemeIcon = themeIcons[theme]
  return (
    <header className="shell-bar">
      <IconButton
        label="Prompts and chats"
        aria-expanded={isLeftOpen}
        className="-ms-2 bg-transparent! hover:bg-sunken!"
        onClick={onToggleLeft}
      >
        <Menu {...icon} />
      </IconButton>
      {!isNarrow && <span className="shell-brand">Verbatim</span>}
      <ModelButton
        isOpen={overlay === 'models'}
        hasFacts={!isNarrow}
        health={health}
        onOpen={() => onOverlay('models')}
      />
      {!isNarrow && (
        <>
          <span className="grow" />
          <HealthChip health={health} onOpen={onOverlay} />
          <Button look="quiet" onClick={newConversation}>
            <SquarePen aria-hidden size={16} strokeWidth={1.5} />
            New chat
          </Button>
          <MenuButton
            label={`Theme: ${theme}`}
            icon={<ThemeIcon {...icon} />}
            sections={[themeSection(theme, onTheme)]}
          />
        </>
      )}
      <MenuButton
        label="More"
        className="-me-2"
        icon={<Ellipsis {...icon} />}
        sections={sections}
      />
    </header>
  )
}
