import type { Announce } from '../../client/stores/workspace-store.ts'
import { isMac } from './shortcuts.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import type { MenuSection } from '../kit/menu-panel.tsx'
import type { Overlay } from './overlays.tsx'
import type { Theme } from './use-theme.ts'

const themeLabels: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
}

const announceLabels: Readonly<Record<Announce, string>> = {
  off: 'Off',
  boundaries: 'Start and end',
  full: 'Full text when complete',
}

/** One row per member of a closed set. */
const optionsOf = <T extends string>(
  labels: Readonly<Record<T, string>>,
  value: T,
  onChoose: (value: T) => void,
): MenuSection['rows'] =>
  // Object.entries forgets the type of the keys, which are those of the record.
  (Object.entries(labels) as [T, string][]).map(([each, label]) => ({
    kind: 'option',
    label,
    isOn: each === value,
    onChoose: () => onChoose(each),
  }))

export const themeSection = (theme: Theme, onTheme: (theme: Theme) => void): MenuSection => ({
  title: 'Theme',
  rows: optionsOf(themeLabels, theme, onTheme),
})

interface MoreMenu {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onOverlay: (overlay: Overlay) => void
}

const historyKeys = isMac() ? '⌘⇧H' : 'Ctrl+Shift+H'

/** The menu that has everything which needs no place of its own. */
export function useMoreSections({ theme, onTheme, onOverlay }: MoreMenu): readonly MenuSection[] {
  const commands = useCommands()
  const preferences = useWorkspace((workspace) => workspace.preferences)
  const follows = preferences.followsAnswer ? 'follow' : 'stay'
  return [
    {
      title: null,
      rows: [
        { kind: 'action', label: 'New chat', onChoose: commands.newConversation },
        {
          kind: 'action',
          label: 'History',
          keys: historyKeys,
          onChoose: () => onOverlay('history'),
        },
        { kind: 'action', label: 'Import request…', onChoose: () => onOverlay('import') },
        { kind: 'action', label: 'Keys and providers', onChoose: () => onOverlay('setup') },
        {
          kind: 'action',
          label: 'Keyboard shortcuts',
          keys: '?',
          onChoose: () => onOverlay('shortcuts'),
        },
        { kind: 'action', label: 'Print', onChoose: () => window.print() },
      ],
    },
    themeSection(theme, onTheme),
    {
      title: 'While answering',
      rows: optionsOf({ follow: 'Follow the end', stay: 'Stay at the start' }, follows, (value) =>
        commands.setPreferences({ followsAnswer: value === 'follow' }),
      ),
    },
    {
      title: 'Announce answers',
      rows: optionsOf(announceLabels, preferences.announce, (announce) =>
        commands.setPreferences({ announce }),
      ),
    },
    {
      title: 'Keyboard',
      rows: [
        {
          kind: 'check',
          label: 'Enter makes a new line',
          isOn: !preferences.enterSends,
          onChange: (isOn) => commands.setPreferences({ enterSends: !isOn }),
        },
        {
          kind: 'check',
          label: 'Single-key shortcuts',
          isOn: preferences.hasKeyShortcuts,
          onChange: (hasKeyShortcuts) => commands.setPreferences({ hasKeyShortcuts }),
        },
      ],
    },
  ]
}
